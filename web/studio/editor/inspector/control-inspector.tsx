import { useSignal } from '@preact/signals'
import { useMemo } from 'preact/hooks'
import * as v from 'valibot'
import type { Control } from '#domain/components/document.ts'
import { configure, renameControl } from '#domain/components/operations/controls.ts'
import type { Field } from '#domain/controls/control.ts'
import { CONTROLS } from '#domain/controls/registry.ts'
import { rowsOf } from '#domain/controls/walk-config.ts'
import type { Json } from '#domain/lib/json.ts'
import { Identifier } from '#domain/lib/names.ts'
import { IconButton } from '#web/ui/icon-button.tsx'
import { moreIcon } from '#web/ui/icons.ts'
import { MenuButton } from '#web/ui/menu-button.tsx'
import { Tabs } from '#web/ui/tabs.tsx'
import { useEditor } from '../context.ts'
import { useEditorActs } from '../frame/editor-acts.ts'
import { messages } from '../messages.ts'
import { controlIcon } from '../titles.ts'
import { controlMenu } from '../tree/control-menu.ts'
import { EntryRow } from './entry-row.tsx'
import type { InputPlace } from './input.ts'
import { drawInput } from './inputs.tsx'
import { InspectorHead } from './inspector-head.tsx'

const SECTIONS = [
  'content',
  'data',
  'behaviour',
  'actions',
  'layout',
  'style',
] as const satisfies readonly Field['section'][]

/** The settings of one control, drawn from its kind's fields. */
export function ControlInspector({ control }: { control: Control }) {
  const { model, view, evaluation } = useEditor()
  const acts = useEditorActs()
  const t = messages.t.inspector
  const fields: { readonly [name: string]: Field } = CONTROLS[control.kind].fields
  const sections = useMemo(
    () => SECTIONS.filter((section) => Object.values(fields).some((field) => field.section === section)),
    [fields],
  )
  const tab = useSignal<string>(sections[0] ?? 'content')
  const document = model.draft.document.value
  const page = model.page.value
  if (!document || !page) return null
  const properties = document.component.model

  // A problem leads to its entry, whichever tab it is on.
  const wanted = view.entry.value
  const section = wanted === null ? undefined : fields[wanted]?.section
  const shown = section ?? tab.value
  if (section !== undefined && section !== tab.peek()) queueMicrotask(() => (tab.value = section))

  const rows = rowsOf(control, properties)
  const place: InputPlace = {
    config: control.config,
    scope: evaluation.scope.value,
    rows: null,
    over: rows,
    draw: drawInput,
  }
  const set = (name: string) => (value: Json | undefined) => {
    const now = model.draft.document.peek()
    if (now)
      model.act(configure(now, page.id, control.id, name, value), { select: false, merge: `${control.id}.${name}` })
  }

  function checkName(name: string): string | null {
    const taken = Object.values(page?.controls ?? {}).some(
      (other) => other.id !== control.id && other.name.toLowerCase() === name.toLowerCase(),
    )
    return taken ? t.nameTaken(name) : v.is(Identifier, name) ? null : messages.t.property.nameMalformed
  }

  return (
    <>
      <InspectorHead
        icon={controlIcon(control, properties)}
        kind={messages.t.kinds[control.kind]}
        name={control.name}
        label={t.name}
        check={checkName}
        onRename={(name) => model.act(renameControl(document, page.id, control.id, name))}
      >
        <MenuButton label={t.more} align="end" items={() => controlMenu(model, acts)}>
          {(trigger) => <IconButton icon={moreIcon} label={t.more} {...trigger} />}
        </MenuButton>
      </InspectorHead>
      <Tabs
        label={t.tabs}
        small
        panelClass="iscroll"
        value={shown}
        onChange={(id) => (tab.value = id)}
        tabs={sections.map((each) => ({
          id: each,
          label: t.sections[each],
          panel: () => (
            <div class="sec">
              {Object.entries(fields)
                .filter(([, field]) => field.section === each)
                .map(([name, field]) => (
                  <EntryRow
                    key={name}
                    name={name}
                    field={field}
                    value={control.config[name]}
                    onChange={set(name)}
                    place={place}
                  />
                ))}
            </div>
          ),
        }))}
      />
    </>
  )
}
