import { useComputed, type ReadonlySignal } from '@preact/signals'
import { useMemo } from 'preact/hooks'
import type { Step, Workflow } from '#domain/workflows/definition.ts'
import { STEPS } from '#domain/workflows/registry.ts'
import type { Visit } from '#domain/workflows/timeline.ts'
import { walkSteps } from '#domain/workflows/tree.ts'
import { classNames } from '#web/ui/class-names.ts'
import { formatList } from '#web/ui/format/lists.ts'
import { NamedIcon } from '#web/ui/named-icon.tsx'
import { messages } from '../messages.ts'
import { type Bar, barsOf, spanOf, ticksOf } from './gantt-bars.ts'
import { tickTime } from './clock.ts'
import type { RunModel } from './run-model.ts'
import { titleOf, wayTitle } from './step-names.ts'

type Props = { model: RunModel; now: ReadonlySignal<number> }

const percent = (share: number) => `${(share * 100).toFixed(3)}%`
const NO_VISITS: readonly Visit[] = []

/** Steps over time. Drawn when the log grows; the cursor only moves a line and a veil over what comes after it. */
export function Gantt({ model, now }: Props) {
  const t = messages.t.viewer
  const all = useComputed(() => {
    void model.grown.value
    const story = model.story()
    const start = story.turns[0]?.at ?? 0
    const end = model.isOpen.value ? now.value : (story.turns.at(-1)?.at ?? start)
    const byNode = Map.groupBy(story.visits, ({ node }) => node)
    return { story, start, end, byNode, span: spanOf(story.visits, start, end) }
  })
  const { span } = all.value
  const ticks = useMemo(() => ticksOf(span, -new Date(span.from).getTimezoneOffset() * 60_000), [span.from, span.to])
  const share = (at: number) => Math.min(1, Math.max(0, (at - span.from) / Math.max(1, span.to - span.from)))
  const crowded = ticks.step / Math.max(1, span.to - span.from) < CROWDED
  const named = ticks.at.filter((at) => !crowded || tickSide(share(at)) === undefined)
  const cursor = useComputed(() => {
    const { story, start, end, span: whole } = all.value
    const at = model.following.value && model.isOpen.value ? end : (story.turns[model.position.value]?.at ?? start)
    return percent((at - whole.from) / Math.max(1, whole.to - whole.from))
  })
  const style = useComputed(() => `--cursor: ${cursor.value}`)
  const workflow = model.workflow.value
  if (!workflow) return null

  function goTo(event: MouseEvent & { readonly currentTarget: HTMLElement }) {
    const { left, width } = event.currentTarget.getBoundingClientRect()
    const at = span.from + ((event.clientX - left) / width) * (span.to - span.from)
    model.goTo(all.peek().story.positionAt(at))
  }

  return (
    <section class="gantt" aria-label={t.steps} style={style}>
      <div class="ghead">
        <span>{t.stepsHead}</span>
        <div class="ax" aria-hidden>
          {named.map((at) => (
            <span key={at} class={tickSide(share(at))} style={{ insetInlineStart: percent(share(at)) }}>
              {tickTime(at, ticks.step)}
            </span>
          ))}
        </div>
      </div>
      <div class="gscroll" tabIndex={0} role="group" aria-label={t.steps}>
        <div class="grows">
          <Rows model={model} workflow={workflow} byNode={all.value.byNode} span={span} end={all.value.end} />
          {/* The pointer's way to the cursor; the slider is the keyboard's. */}
          <div class="gpick" onClick={goTo} aria-hidden>
            {ticks.at.map((at) => (
              <span key={at} class="gtick" style={{ insetInlineStart: percent(share(at)) }} />
            ))}
            <span class="veil" />
            <span class="now" />
          </div>
        </div>
      </div>
    </section>
  )
}

/** Closer than this share of the whole, a label beside its tick would lie over its neighbour's. */
const CROWDED = 0.18

/** At the edges a label stands beside its tick, not over it. */
const tickSide = (at: number) => (at < 0.06 ? 'first' : at > 0.94 ? 'last' : undefined)

type RowsProps = {
  model: RunModel
  workflow: Workflow
  byNode: ReadonlyMap<string, readonly Visit[]>
  span: ReturnType<typeof spanOf>
  end: number
}

function Rows({ model, workflow, byNode, span, end }: RowsProps) {
  const rows = useMemo(() => walkSteps(workflow).map((step) => ({ step, depth: depthOf(workflow, step) })), [workflow])
  return (
    <>
      {rows.map(({ step, depth }) => (
        <Row
          key={step.id}
          model={model}
          workflow={workflow}
          step={step}
          depth={depth}
          visits={byNode.get(step.id) ?? NO_VISITS}
          span={span}
          end={end}
        />
      ))}
    </>
  )
}

function depthOf({ steps }: Workflow, step: Step): number {
  let depth = 0
  for (let at: Step | undefined = step; at?.parent && depth < 6; at = steps[at.parent]) depth++
  return depth
}

type RowProps = Omit<RowsProps, 'byNode'> & { step: Step; depth: number; visits: readonly Visit[] }

function Row({ model, workflow, step, depth, visits, span, end }: RowProps) {
  const isOn = useComputed(() => model.node.value === step.id).value
  const bars = barsOf(visits, span, end)
  const title = titleOf(workflow, step.id)
  const label = labelOf(visits, model, workflow)
  return (
    <div class={classNames('grow-row', visits.length === 0 && 'muted', isOn && 'is-on')}>
      <button
        type="button"
        class="gl"
        style={{ paddingInlineStart: `${12 + depth * 14}px` }}
        aria-pressed={isOn}
        title={title}
        onClick={() => model.choose({ node: step.id, entry: null })}
      >
        <NamedIcon name={STEPS[step.kind].icon} />
        <span class="trunc">{title}</span>
      </button>
      <div class="gt">
        {bars.map((bar, i) => (
          <span
            key={i}
            class={`gb ${bar.kind}`}
            style={{ insetInlineStart: percent(bar.from), width: percent(bar.to - bar.from) }}
          />
        ))}
        {label !== '' && (
          <span class="gbl" style={labelPlace(bars)}>
            {label}
          </span>
        )}
      </div>
    </div>
  )
}

/** Behind the last bar; before the first where there is no room behind. */
function labelPlace(bars: readonly Bar[]) {
  const end = Math.max(0, ...bars.map(({ to }) => to))
  const start = Math.min(1, ...bars.map(({ from }) => from))
  return end < 0.82 ? { insetInlineStart: `calc(${percent(end)} + 3px)` } : { insetInlineEnd: percent(1 - start) }
}

function labelOf(visits: readonly Visit[], model: RunModel, workflow: Workflow): string {
  const t = messages.t.viewer
  const last = visits.at(-1)
  if (!last) return ''
  if (visits.length > 1) return t.times(visits.length)
  if (last.slot !== null) return wayTitle(workflow, last.node, last.slot)
  const asked = model.story().state?.tasks[last.entry]
  if (asked?.status === 'open') return formatList(asked.people.slice(0, 2).map(({ name }) => name))
  return last.attempts.length > 1 ? t.attempts(last.attempts.length) : ''
}
