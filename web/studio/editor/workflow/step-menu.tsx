import { useSignal } from '@preact/signals'
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks'
import { STEPS } from '#domain/workflows/registry.ts'
import { STEP_KINDS, type StepKind } from '#domain/workflows/step.ts'
import { classNames } from '#web/ui/class-names.ts'
import { rememberFocus } from '#web/ui/focus.ts'
import { Icon } from '#web/ui/icon.tsx'
import { searchIcon } from '#web/ui/icons.ts'
import { NamedIcon } from '#web/ui/named-icon.tsx'
import { useFloating } from '#web/ui/use-floating.ts'
import { filterOptions } from '#web/ui/use-options.ts'
import { useEditor } from '../context.ts'
import { messages } from './messages.ts'
import { useWorkflowActs } from './use-workflow-acts.ts'
import type { StepMenuAt } from './workflow-model.ts'

export const STEP_GROUPS = ['people', 'records', 'systems', 'flow', 'time', 'end'] as const

/** Kinds that hold every word, in the order of the palette. */
export function findKinds(words: string): readonly StepKind[] {
  const t = messages.t
  const options = STEP_KINDS.map((kind) => ({ value: kind, label: t.kinds[kind], hint: t.kindHelp[kind] }))
  return filterOptions(options, words).map(({ value }) => value as StepKind)
}

/** Of the kinds shown for some words the first that is called so; one that is only described so comes after it. */
function bestOf(words: string): number {
  const t = messages.t
  const shown = inGroups(findKinds(words))
  const named = filterOptions(
    shown.map((kind) => ({ value: kind, label: t.kinds[kind] })),
    words,
  )
  return Math.max(0, shown.indexOf((named[0]?.value ?? shown[0]) as StepKind))
}

const inGroups = (kinds: readonly StepKind[]): StepKind[] =>
  STEP_GROUPS.flatMap((group) => kinds.filter((kind) => STEPS[kind].group === group))

/** Where the steps to choose from appear. */
export function StepMenuHost() {
  const { flow } = useEditor()
  const at = flow.menu.value
  return at && <StepMenu key={`${at.anchor.x} ${at.anchor.y}`} at={at} />
}

/** Every kind of step, found by typing: arrows move, Enter puts it in. */
function StepMenu({ at: { place, anchor } }: { at: StepMenuAt }) {
  const { flow } = useEditor()
  const acts = useWorkflowActs()
  const t = messages.t
  const root = useRef<HTMLDivElement>(null)
  const words = useSignal('')
  const active = useSignal(0)
  const giveBack = useRef(() => {})
  const close = () => (flow.menu.value = null)
  useFloating({ open: true, floating: root, anchor, placement: { side: 'below', align: 'start' }, onDismiss: close })
  useLayoutEffect(() => {
    giveBack.current = rememberFocus()
    root.current?.querySelector('input')?.focus()
  }, [])
  const kinds = findKinds(words.value)
  const shown = inGroups(kinds)
  useEffect(() => {
    root.current?.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' })
  }, [active.value])

  function keyDown(event: KeyboardEvent) {
    if (event.isComposing) return
    const count = shown.length
    if (event.key === 'ArrowDown' && count > 0) active.value = (active.value + 1) % count
    else if (event.key === 'ArrowUp' && count > 0) active.value = (active.value - 1 + count) % count
    else if (event.key === 'Enter') {
      const kind = shown[active.value]
      if (kind) acts.addStep(kind, place)
    } else if (event.key === 'Escape' || event.key === 'Tab') {
      close()
      giveBack.current()
    } else return
    event.preventDefault()
    event.stopPropagation()
  }

  return (
    <div
      ref={root}
      popover="manual"
      role="dialog"
      aria-label={t.view.addStep}
      class="step-menu menu"
      onKeyDown={keyDown}
    >
      <div class="palette-field">
        <Icon drawing={searchIcon} />
        <input
          type="text"
          role="combobox"
          aria-label={t.view.find}
          placeholder={t.view.find}
          aria-expanded
          aria-autocomplete="list"
          aria-controls="step-kinds"
          aria-activedescendant={shown.length > 0 ? `step-kind-${shown[active.value] ?? ''}` : undefined}
          autocomplete="off"
          spellcheck={false}
          value={words.value}
          onInput={(event) => {
            words.value = event.currentTarget.value
            active.value = bestOf(event.currentTarget.value)
          }}
        />
      </div>
      <div role="listbox" id="step-kinds" aria-label={t.view.palette} class="step-kinds" tabIndex={-1}>
        {STEP_GROUPS.map((group) => {
          const inside = shown.filter((kind) => STEPS[kind].group === group)
          if (inside.length === 0) return null
          return (
            <div key={group} role="group" aria-label={t.groups[group]}>
              <div class="cap" aria-hidden>
                {t.groups[group]}
              </div>
              {inside.map((kind) => {
                const on = shown[active.value] === kind
                return (
                  <div
                    key={kind}
                    id={`step-kind-${kind}`}
                    role="option"
                    aria-selected={on}
                    class={classNames('mi', on && 'on')}
                    onPointerMove={() => (active.value = shown.indexOf(kind))}
                    onClick={() => acts.addStep(kind, place)}
                  >
                    <NamedIcon name={STEPS[kind].icon} />
                    <span class="step-kind">
                      <span>{t.kinds[kind]}</span>
                      <span class="hint">{t.kindHelp[kind]}</span>
                    </span>
                  </div>
                )
              })}
            </div>
          )
        })}
      </div>
      <div role="status" class={shown.length === 0 ? 'none' : 'sr'}>
        {shown.length === 0 ? t.view.none : ''}
      </div>
    </div>
  )
}
