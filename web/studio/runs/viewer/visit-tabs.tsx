import { useSignal } from '@preact/signals'
import type { Json, JsonObject } from '#domain/lib/json.ts'
import type { RunState } from '#domain/workflows/state.ts'
import type { Visit } from '#domain/workflows/timeline.ts'
import { valuesFor } from '#domain/workflows/evaluate.ts'
import { formatDuration } from '#web/ui/format/durations.ts'
import { StatusPill } from '#web/ui/status-pill.tsx'
import { Tabs } from '#web/ui/tabs.tsx'
import { messages } from '../messages.ts'
import { errorSentence } from '../run-words.ts'
import { clockTime, fullTime } from './clock.ts'
import { eventWords, isAbout } from './event-words.ts'
import type { RunModel } from './run-model.ts'
import { toldBy, wayTitle } from './step-names.ts'
import { CopyValue, Values } from './values.tsx'

type Props = { model: RunModel; visit: Visit }

/** What a stay was given, what it came to, its tries, and the events about it, as of the cursor. */
export function VisitTabs({ model, visit }: Props) {
  const t = messages.t.viewer
  const tab = useSignal('input')
  const position = model.position.value
  const attempts = visit.attempts.filter(({ fromEvent }) => fromEvent <= position)
  return (
    <Tabs
      small
      label={t.tabs.input}
      value={tab.value}
      onChange={(next) => (tab.value = next)}
      panelClass="visit-panel"
      tabs={[
        { id: 'input', label: t.tabs.input, panel: () => <Input model={model} visit={visit} /> },
        { id: 'output', label: t.tabs.output, panel: () => <Output model={model} visit={visit} /> },
        {
          id: 'attempts',
          label: t.tabs.attempts,
          ...(attempts.length > 1 ? { count: attempts.length } : {}),
          panel: () => <Attempts attempts={attempts} position={position} now={model.state.value?.at ?? 0} />,
        },
        { id: 'logs', label: t.tabs.logs, panel: () => <Logs model={model} visit={visit} /> },
      ]}
    />
  )
}

/** What expressions of the step saw, where it was given nothing of its own. */
function seen(state: RunState | null, visit: Visit): JsonObject {
  const thread = state?.threads[visit.thread]
  if (!state) return {}
  if (!thread) return { record: state.record, input: state.input, vars: state.vars }
  const { record, input, steps, vars, item } = valuesFor(state, thread) as { readonly [name: string]: Json }
  return {
    record: record ?? null,
    input: input ?? null,
    steps: steps ?? null,
    vars: vars ?? null,
    ...(visit.index === null ? {} : { item: item ?? null }),
  }
}

function Input({ model, visit }: Props) {
  const t = messages.t.viewer
  const value = visit.request ?? seen(model.story().stateAt(visit.fromEvent), visit)
  const at = clockTime(visit.from)
  return (
    <div class="sec">
      <div class="sh row">
        <span class="grow">{visit.request ? t.inputAt(at) : t.seenAt(at)}</span>
        <CopyValue value={value} />
      </div>
      <Values value={value} />
    </div>
  )
}

function Output({ model, visit }: Props) {
  const t = messages.t.viewer
  const isOver = visit.toEvent !== null && visit.toEvent <= model.position.value
  const came = isOver && (visit.end === 'left' || visit.end === 'skipped')
  return (
    <div class="sec">
      <div class="sh row">
        <span class="grow">{t.output}</span>
        {came && <CopyValue value={visit.output} />}
      </div>
      {came && visit.slot !== null && (
        <dl class="dl fs-2">
          <dt>{t.way}</dt>
          <dd class="medium">{wayTitle(model.workflow.value, visit.node, visit.slot)}</dd>
        </dl>
      )}
      {came ? <Values value={visit.output} /> : <p class="fs-2 muted">{t.noOutput}</p>}
    </div>
  )
}

function Attempts({ attempts, position, now }: { attempts: Visit['attempts']; position: number; now: number }) {
  const t = messages.t.viewer
  if (attempts.length === 0)
    return (
      <div class="sec">
        <p class="fs-2 muted">{t.noAttempts}</p>
      </div>
    )
  return (
    <div class="sec table-scroll">
      <table class="grid attempts">
        <thead>
          <tr>
            <th class="num">{t.number}</th>
            <th>{t.started}</th>
            <th class="num">{t.took}</th>
            <th>{t.came}</th>
          </tr>
        </thead>
        <tbody>
          {attempts.map(({ number, from, to, toEvent, end, error }) => {
            const over = toEvent !== null && toEvent <= position
            const how = (over && end) || 'open'
            const tone = { done: 'success', failed: 'danger', dropped: 'none', open: 'signal' } as const
            return (
              <tr key={number}>
                <td class="num">{number}</td>
                <td title={fullTime(from)}>{clockTime(from, true)}</td>
                <td class="num">{formatDuration(Math.max(0, (over && to !== null ? to : now) - from))}</td>
                <td title={error ? error.message : undefined}>
                  {over && error ? (
                    errorSentence(error)
                  ) : (
                    <StatusPill tone={tone[how]}>{t.attemptEnds[how]}</StatusPill>
                  )}
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </div>
  )
}

/** Most events listed of one stay. */
const MOST_LOGS = 200

function Logs({ model, visit }: Props) {
  const t = messages.t.viewer
  const { events, turns } = model.story()
  const told = toldBy(model)
  const last = Math.min(model.position.value, visit.toEvent ?? Infinity)
  const found: number[] = []
  for (let i = visit.fromEvent; i <= last && found.length < MOST_LOGS; i++) {
    const event = events[i]
    if (event && isAbout(event, turns[i], visit.entry)) found.push(i)
  }
  return (
    <div class="sec">
      {found.length === 0 && <p class="fs-2 muted">{t.noLogs}</p>}
      <ol class="visit-log">
        {found.map((index) => {
          const event = events[index]
          return (
            event && (
              <li key={index}>
                <button type="button" onClick={() => model.goTo(index)}>
                  <span class="t">{clockTime(turns[index]?.at ?? event.at, true)}</span>
                  <span>{eventWords(event, turns[index], told)}</span>
                </button>
              </li>
            )
          )
        })}
      </ol>
    </div>
  )
}
