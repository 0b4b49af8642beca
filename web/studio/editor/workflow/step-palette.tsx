import { useSignal } from '@preact/signals'
import { useEffect, useRef } from 'preact/hooks'
import { STEPS } from '#domain/workflows/registry.ts'
import type { StepKind } from '#domain/workflows/step.ts'
import { searchIcon } from '#web/ui/icons.ts'
import { NamedIcon } from '#web/ui/named-icon.tsx'
import { TextInput } from '#web/ui/text-input.tsx'
import { dragSource } from '../../drag/drag.ts'
import { messages } from './messages.ts'
import { findKinds, STEP_GROUPS } from './step-menu.tsx'
import { useWorkflowActs } from './use-workflow-acts.ts'

/** Every kind of step, by group: drag one onto the graph, or press Enter on it. */
export function StepPalette() {
  const acts = useWorkflowActs()
  const t = messages.t
  const words = useSignal('')
  const found = findKinds(words.value)
  const [first] = found
  return (
    <section class="editor-palette" aria-label={t.view.palette}>
      <div class="phead line">{t.view.palette}</div>
      <div class="panel-find">
        <TextInput
          size="s"
          icon={searchIcon}
          aria-label={t.view.find}
          value={words.value}
          onInput={(text) => (words.value = text)}
          onKeyDown={(event) => event.key === 'Enter' && first !== undefined && acts.addStep(first)}
        />
      </div>
      <div class="panel-scroll">
        {STEP_GROUPS.map((group) => {
          const kinds = found.filter((kind) => STEPS[kind].group === group)
          if (kinds.length === 0) return null
          return (
            <div key={group} role="group" aria-label={t.groups[group]}>
              <h3 class="cap">{t.groups[group]}</h3>
              <div class="palette-kinds">
                {kinds.map((kind) => (
                  <Kind key={kind} kind={kind} onAdd={() => acts.addStep(kind)} />
                ))}
              </div>
            </div>
          )
        })}
        <p class="panel-empty">{found.length === 0 ? t.view.none : t.view.paletteHint}</p>
      </div>
    </section>
  )
}

function Kind({ kind, onAdd }: { kind: StepKind; onAdd: () => void }) {
  const item = useRef<HTMLButtonElement>(null)
  const t = messages.t
  const title = t.kinds[kind]
  useEffect(
    () => (item.current ? dragSource(item.current, () => ({ type: 'step-kind', kind, title })) : undefined),
    [kind, title],
  )
  return (
    <button
      ref={item}
      type="button"
      class="palette-kind"
      title={t.kindHelp[kind]}
      onDblClick={onAdd}
      onClick={(event) => event.detail === 0 && onAdd()}
    >
      <NamedIcon name={STEPS[kind].icon} />
      <span>{title}</span>
    </button>
  )
}
