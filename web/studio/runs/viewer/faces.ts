import type { Json } from '#domain/lib/json.ts'
import type { ComponentDocument } from '#domain/components/document.ts'
import type { Workflow } from '#domain/workflows/definition.ts'
import type { RunState } from '#domain/workflows/state.ts'
import { formatDuration } from '#web/ui/format/durations.ts'
import { formatList } from '#web/ui/format/lists.ts'
import { faceOf } from '../../editor/workflow/card-face.ts'
import { START } from '../../editor/workflow/columns.ts'
import { messages as steps } from '../../editor/workflow/messages.ts'
import type { CardFace } from '../../graph/scene.ts'
import { messages } from '../messages.ts'
import { type Painted, standing } from './paint.ts'

export type RoleName = { readonly id: string; readonly name: string }

/** Every card as it is drawn before the run has come to anything. */
export function plainFaces(
  document: ComponentDocument,
  workflow: Workflow,
  roles: readonly RoleName[],
): ReadonlyMap<string, CardFace> {
  const names = {
    workflow,
    t: steps.t,
    role: (id: string) => roles.find((role) => role.id === id)?.name ?? id,
    property: (id: string) => document.component.model.properties[id]?.title ?? id,
    workflowTitle: (id: string) => document.workflows[id]?.title ?? '',
    problemText: () => '',
  }
  const t = messages.t.viewer
  const start: CardFace = { icon: 'play', kind: t.start, title: t.start, detail: '', tone: 'data' }
  return new Map([
    [START, start],
    ...Object.values(workflow.steps).map((step) => {
      const { note: _, ...face } = faceOf(step, [], names)
      return [step.id, face] as const
    }),
  ])
}

const field = (value: Json, name: string): Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? ((value as { readonly [name: string]: Json })[name] ?? null)
    : null

/** Most people named on a card. */
const MOST_NAMES = 2

/** Who was asked, or who answered, and how long it took. */
function askDetail({ visit }: Painted, state: RunState, now: number): string | null {
  const task = state.tasks[visit.entry]
  if (!task) return null
  const by = field(field(visit.output, 'by'), 'name')
  // A question that was open then says nothing of when it was answered.
  const until = task.status === 'open' ? now : (visit.to ?? now)
  const took = formatDuration(Math.max(0, until - task.openedAt))
  const names = task.people.slice(0, MOST_NAMES).map(({ name }) => name)
  const more = task.people.length - names.length
  const who = task.status === 'open' ? formatList(more > 0 ? [...names, `+${more}`] : names) : by
  return typeof who === 'string' && who !== '' ? `${who}, ${took}` : took
}

/** Times shorter than this say nothing on a card, ms. */
const WORTH_TELLING_MS = 10

function asideOf({ visit, times, paint }: Painted, state: RunState): string | undefined {
  const t = messages.t.viewer
  if (times > 1) return t.times(times)
  const join = standing(visit, state)?.join
  if (join) return t.ended(join.ended + join.failed, join.total)
  if (visit.end === 'skipped' && paint === 'done') return t.skipped
  const took = visit.to === null ? 0 : visit.to - visit.from
  return paint === 'done' && took >= WORTH_TELLING_MS && !state.tasks[visit.entry] ? formatDuration(took) : undefined
}

/** A card with what the run has made of it. */
export function paintedFace(face: CardFace, painted: Painted | undefined, state: RunState, now: number): CardFace {
  if (!painted) return { ...face, paint: 'idle' }
  const { visit, paint } = painted
  const detail = askDetail(painted, state, now)
  const aside = asideOf(painted, state)
  const isThrough = paint === 'done'
  return {
    ...face,
    paint,
    ...(detail === null ? {} : { detail, code: false }),
    ...(aside === undefined ? {} : { aside }),
    ...(paint === 'failed' ? { flag: 'danger' as const } : {}),
    ...(face.foot && isThrough
      ? { foot: face.foot.map((way) => (way.id === visit.slot ? { ...way, paint: 'done' as const } : way)) }
      : {}),
  }
}
