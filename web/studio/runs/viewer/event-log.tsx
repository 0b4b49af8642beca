import { useComputed, useSignal, useSignalEffect } from '@preact/signals'
import { useEffect, useRef } from 'preact/hooks'
import type { RunEvent } from '#domain/workflows/events.ts'
import { classNames } from '#web/ui/class-names.ts'
import { NamedIcon } from '#web/ui/named-icon.tsx'
import { messages } from '../messages.ts'
import { clockTime, fullTime } from './clock.ts'
import { EVENT_ICONS, eventWords } from './event-words.ts'
import type { RunModel } from './run-model.ts'
import { toldBy } from './step-names.ts'

const ROW_PX = 26
const MARGIN_ROWS = 10

/** Every event, the cursor's marked. Only the rows in view are in the document. */
export function EventLog({ model }: { model: RunModel }) {
  const t = messages.t.viewer
  const root = useRef<HTMLDivElement>(null)
  const window = useSignal({ top: 0, height: 400 })
  const count = model.count.value

  useEffect(() => {
    const element = root.current
    if (!element) return
    const sizes = new ResizeObserver(() => {
      window.value = { top: element.scrollTop, height: element.clientHeight }
    })
    sizes.observe(element)
    return () => sizes.disconnect()
  }, [window])

  // The cursor's row stays in view.
  useSignalEffect(() => {
    const at = model.position.value * ROW_PX
    const element = root.current
    if (!element) return
    if (at < element.scrollTop) element.scrollTop = at
    else if (at + ROW_PX > element.scrollTop + element.clientHeight)
      element.scrollTop = at + ROW_PX - element.clientHeight
  })

  const shown = useComputed(() => {
    const { top, height } = window.value
    const first = Math.max(0, Math.floor(top / ROW_PX) - MARGIN_ROWS)
    const last = Math.min(model.count.value, Math.ceil((top + height) / ROW_PX) + MARGIN_ROWS)
    return { first, last }
  }).value
  const told = toldBy(model)
  const { events, turns } = model.story()

  return (
    <section class="events" aria-label={t.events}>
      <div class="ghead">
        <span>{t.events}</span>
      </div>
      <div
        ref={root}
        class="evts"
        role="listbox"
        aria-label={t.events}
        tabIndex={0}
        onScroll={({ currentTarget }) =>
          (window.value = { top: currentTarget.scrollTop, height: currentTarget.clientHeight })
        }
        onKeyDown={(event) => {
          const by = { ArrowUp: -1, ArrowDown: 1 }[event.key]
          if (by === undefined) return
          event.preventDefault()
          event.stopPropagation()
          model.step(by)
        }}
      >
        <div style={{ height: `${count * ROW_PX}px` }} class="evts-all" role="presentation">
          {events.slice(shown.first, shown.last).map((event: RunEvent, i) => {
            const index = shown.first + i
            const turn = turns[index]
            const words = eventWords(event, turn, told)
            const idle = turn?.taken === false
            return (
              <Row
                key={index}
                model={model}
                index={index}
                words={idle ? `${words} (${messages.t.log.ignored})` : words}
                at={turn?.at ?? event.at}
                icon={EVENT_ICONS[event.type]}
                bad={event.type === 'step.failed'}
              />
            )
          })}
        </div>
      </div>
    </section>
  )
}

type RowProps = { model: RunModel; index: number; words: string; at: number; icon: string; bad: boolean }

function Row({ model, index, words, at, icon, bad }: RowProps) {
  const where = useComputed(() => Math.sign(index - model.position.value)).value
  return (
    <div
      role="option"
      aria-selected={where === 0}
      class={classNames('evt', where === 0 && 'on', where > 0 && 'later', bad && 'bad')}
      style={{ top: `${index * ROW_PX}px` }}
      title={`${fullTime(at)} · ${words}`}
      onClick={() => model.goTo(index)}
    >
      <span class="t">{clockTime(at, true)}</span>
      <NamedIcon name={icon} />
      <span class="trunc">{words}</span>
    </div>
  )
}
