import type { Visit } from '#domain/workflows/timeline.ts'

/** A stretch of a row, in parts of the whole width. */
export type Bar = {
  readonly from: number
  readonly to: number
  readonly kind: 'done' | 'wait' | 'fail' | 'live' | 'drop' | 'todo'
}

/** The time that is shown, epoch ms. */
export type Span = { readonly from: number; readonly to: number }

/** How much of what is still to come is shown at most, in parts of what has been. */
const MOST_AHEAD = 0.35
/** Bars nearer than this to one of their kind are one. */
const NEAR = 0.002

/** From the start to the end; of a run under way to now, and some way on to what it waits for. */
export function spanOf(visits: readonly Visit[], from: number, now: number): Span {
  const been = Math.max(1, now - from)
  const until = visits.flatMap(({ waits, to }) => (to === null ? (waits.at(-1)?.until ?? []) : []))
  const ahead = Math.max(0, ...until.map((at) => at - now))
  return { from, to: now + Math.min(ahead, been * MOST_AHEAD) }
}

type Piece = { readonly from: number; readonly to: number; readonly kind: Bar['kind'] }

const ENDS = { done: 'done', failed: 'fail', dropped: 'drop' } as const

function piecesOf({ from, to, end, attempts, waits }: Visit, now: number, last: number): Piece[] {
  const pieces: Piece[] = [
    ...waits.map((wait): Piece => ({ from: wait.from, to: wait.to ?? now, kind: 'wait' })),
    ...attempts.map((attempt): Piece => ({
      from: attempt.from,
      to: attempt.to ?? now,
      kind: attempt.end === null ? 'live' : ENDS[attempt.end],
    })),
  ]
  const open = waits.at(-1)
  if (open?.to === null && open.until !== null && open.until > now)
    pieces.push({ from: now, to: Math.min(open.until, last), kind: 'todo' })
  const at = to ?? from
  const isMarked = pieces.some(({ kind }) => kind === 'fail' || kind === 'done')
  if (end === 'failed' && !pieces.some(({ kind }) => kind === 'fail')) pieces.push({ from: at, to: at, kind: 'fail' })
  else if ((end === 'left' || end === 'skipped') && (!isMarked || waits.length > 0))
    pieces.push({ from: at, to: at, kind: 'done' })
  else if (pieces.length === 0) pieces.push({ from: at, to: at, kind: end === 'dropped' ? 'drop' : 'live' })
  return pieces
}

/** Bars of one step: of any number of stays no more than can be told apart. */
export function barsOf(visits: readonly Visit[], span: Span, now: number): Bar[] {
  const width = Math.max(1, span.to - span.from)
  const share = (at: number) => Math.min(1, Math.max(0, (at - span.from) / width))
  const pieces = visits
    .flatMap((visit) => piecesOf(visit, now, span.to))
    .toSorted((a, b) => a.from - b.from)
    .map(({ from, to, kind }) => ({ from: share(from), to: share(to), kind }))
  const bars: Bar[] = []
  const open = new Map<Bar['kind'], number>()
  for (const piece of pieces) {
    const index = open.get(piece.kind)
    const before = index === undefined ? undefined : bars[index]
    if (index !== undefined && before && piece.from - before.to < NEAR && visits.length > 1)
      bars[index] = { ...before, to: Math.max(before.to, piece.to) }
    else open.set(piece.kind, bars.push(piece) - 1)
  }
  return bars
}

const SECOND = 1_000
const HOUR = 3_600_000
const DAY = 86_400_000
const STEPS = [1, 2, 5, 10, 20, 50, 100, 200, 500].concat(
  [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1_800].map((n) => n * SECOND),
  [1, 2, 3, 6, 12].map((n) => n * HOUR),
  [1, 2, 7, 14, 30, 90, 180, 365].map((n) => n * DAY),
)
const MOST_TICKS = 7

/** Round instants of a span. @param offset of the reader's zone at that time, ms */
export function ticksOf({ from, to }: Span, offset = 0): { readonly step: number; readonly at: readonly number[] } {
  const step = STEPS.find((each) => (to - from) / each <= MOST_TICKS) ?? (STEPS.at(-1) as number)
  const first = Math.ceil((from + offset) / step) * step - offset
  const count = Math.max(0, Math.floor((to - first) / step) + 1)
  return { step, at: Array.from({ length: Math.min(count, MOST_TICKS + 1) }, (_, i) => first + i * step) }
}
