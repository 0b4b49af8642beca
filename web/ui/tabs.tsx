import type { ComponentChildren } from 'preact'
import { useId, useRef } from 'preact/hooks'
import { classNames } from './class-names.ts'
import { roveTo } from './focus.ts'
import type { Tone } from './tone.ts'

export type Tab = {
  readonly id: string
  readonly label: string
  readonly count?: number | undefined
  readonly countTone?: Tone | undefined
  /** Drawn only while its tab is chosen. */
  readonly panel: () => ComponentChildren
}

type Props = {
  label: string
  tabs: readonly Tab[]
  value: string
  onChange: (id: string) => void
  small?: boolean | undefined
  /** Stands at the end of the row of tabs. */
  actions?: ComponentChildren
  class?: string | undefined
  panelClass?: string | undefined
}

/** Two to six parts of one thing; arrows move, the panel follows at once. */
export function Tabs({ label, tabs, value, onChange, small, actions, class: more, panelClass }: Props) {
  const id = useId()
  const list = useRef<HTMLDivElement>(null)
  const chosen = tabs.find((tab) => tab.id === value) ?? tabs[0]
  const move = (event: KeyboardEvent, index: number) => {
    const next = roveTo(event, index, tabs.length, 'horizontal')
    const tab = next === undefined ? undefined : tabs[next]
    if (tab === undefined) return
    event.preventDefault()
    onChange(tab.id)
    list.current?.querySelectorAll('button')[next ?? 0]?.focus()
  }
  return (
    <>
      <div class={classNames('tabs', small && 's', more)}>
        <div ref={list} role="tablist" aria-label={label} class="tablist">
          {tabs.map((tab, index) => {
            const on = tab === chosen
            return (
              <button
                key={tab.id}
                type="button"
                role="tab"
                id={`${id}-${tab.id}`}
                aria-selected={on}
                aria-controls={on ? `${id}-panel` : undefined}
                tabIndex={on ? 0 : -1}
                class={classNames('tab', on && 'on')}
                onClick={() => onChange(tab.id)}
                onKeyDown={(event) => move(event, index)}
              >
                {tab.label}
                {tab.count !== undefined && <span class={classNames('count', tab.countTone)}>{tab.count}</span>}
              </button>
            )
          })}
        </div>
        {actions !== undefined && <span class="push row">{actions}</span>}
      </div>
      {chosen !== undefined && (
        <div role="tabpanel" id={`${id}-panel`} aria-labelledby={`${id}-${chosen.id}`} tabIndex={0} class={panelClass}>
          {chosen.panel()}
        </div>
      )}
    </>
  )
}
