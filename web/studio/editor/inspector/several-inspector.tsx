import type { Control } from '#domain/components/document.ts'
import { configure } from '#domain/components/operations/controls.ts'
import type { Field } from '#domain/controls/control.ts'
import { CONTROLS } from '#domain/controls/registry.ts'
import { expectationOf } from '#domain/controls/expectation.ts'
import type { Json } from '#domain/lib/json.ts'
import { IconButton } from '#web/ui/icon-button.tsx'
import { moreIcon } from '#web/ui/icons.ts'
import { MenuButton } from '#web/ui/menu-button.tsx'
import { useEditor } from '../context.ts'
import { useEditorActs } from '../frame/editor-acts.ts'
import { messages } from '../messages.ts'
import { controlMenu } from '../tree/control-menu.ts'
import { EntryRow } from './entry-row.tsx'
import type { InputPlace } from './input.ts'
import { drawInput } from './inputs.tsx'
import { InspectorHead } from './inspector-head.tsx'

/** Entries that say of each control what it is, and are never shared. */
const OWN = new Set(['property', 'columns', 'tabs', 'filters', 'sort', 'component'])

/** Whether two fields take the same values. */
const isAlike = (one: Field, other: Field | undefined): boolean =>
  other?.input === one.input && JSON.stringify(expectationOf(one)) === JSON.stringify(expectationOf(other))

/** The fields that all of these kinds have alike. */
function sharedFields(controls: readonly Control[]): [string, Field][] {
  const [first, ...rest] = controls.map(({ kind }): { readonly [name: string]: Field } => CONTROLS[kind].fields)
  return Object.entries(first ?? {}).filter(
    ([name, field]) => !OWN.has(name) && rest.every((fields) => isAlike(field, fields[name])),
  )
}

/** Several controls at once: what they have in common is changed in all of them. */
export function SeveralInspector({ controls }: { controls: readonly Control[] }) {
  const { model, evaluation } = useEditor()
  const acts = useEditorActs()
  const t = messages.t.inspector
  const fields = sharedFields(controls)
  const place: InputPlace = { config: {}, scope: evaluation.scope.value, rows: null, over: null, draw: drawInput }

  const set = (name: string) => (value: Json | undefined) => {
    const [now, page] = [model.draft.document.peek(), model.page.peek()]
    if (!now || !page) return
    const operations = controls.map(({ id }) => configure(now, page.id, id, name, value))
    const [first] = operations
    const ids = controls.map(({ id }) => id)
    if (first)
      model.act(
        { ...first, edits: operations.flatMap(({ edits }) => edits) },
        { select: false, merge: `${ids.join()}.${name}` },
      )
  }

  return (
    <>
      <InspectorHead icon="layers" kind={t.severalHelp} name={t.several(controls.length)} label={t.name}>
        <MenuButton label={t.more} align="end" items={() => controlMenu(model, acts)}>
          {(trigger) => <IconButton icon={moreIcon} label={t.more} {...trigger} />}
        </MenuButton>
      </InspectorHead>
      <div class="iscroll">
        <div class="sec">
          {fields.length === 0 && <p class="help">{t.nothingShared}</p>}
          {fields.map(([name, field]) => {
            const values = controls.map(({ config }) => JSON.stringify(config[name]))
            const same = values.every((value) => value === values[0])
            const value = same ? controls[0]?.config[name] : undefined
            return <EntryRow key={name} name={name} field={field} value={value} onChange={set(name)} place={place} />
          })}
        </div>
      </div>
    </>
  )
}
