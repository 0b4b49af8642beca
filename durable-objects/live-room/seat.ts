import * as v from 'valibot'
import type { Person } from '#domain/live/message.ts'

/** Who sits at a socket; kept by the runtime with the socket, also while the room sleeps. */
export const Seat = v.object({
  userId: v.string(),
  sessionId: v.string(),
  name: v.string(),
  /** Studio is open here: hears of drafts and publications, and is seen by others. */
  studio: v.boolean(),
  place: v.nullable(v.string()),
})
export type Seat = v.InferOutput<typeof Seat>

/** Headers by which the worker tells the room who joins. It makes them itself: nothing a browser sends arrives here. */
export const SEAT_HEADER = 'x-aqtra-seat'
export const RELEASE_HEADER = 'x-aqtra-live-release'

/** Header values are Latin-1; names are not. */
export const writeSeat = (seat: Omit<Seat, 'place'>): string => encodeURIComponent(JSON.stringify(seat))

export function readSeat(text: string | null): Seat | null {
  if (text === null) return null
  const parsed = v.safeParse(Seat, { ...(JSON.parse(decodeURIComponent(text)) as object), place: null })
  return parsed.success ? parsed.output : null
}

/** Everybody with Studio open, once each, where they were last. */
export function peopleOf(seats: readonly Seat[]): Person[] {
  const people = new Map<string, Person>()
  for (const { studio, userId, name, place } of seats) {
    if (studio && (place !== null || !people.has(userId))) people.set(userId, { id: userId, name, place })
  }
  return [...people.values()].toSorted((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : a.id < b.id ? -1 : 1))
}

export const MAX_FRAME = 1_000
const Frame = v.object({ type: v.literal('place'), place: v.nullable(v.pipe(v.string(), v.maxLength(300))) })

/** What a browser may say: where its reader is. Undefined for anything else. */
export function placeIn(frame: string | ArrayBuffer): string | null | undefined {
  if (typeof frame !== 'string' || frame.length > MAX_FRAME) return undefined
  try {
    const parsed = v.safeParse(Frame, JSON.parse(frame))
    return parsed.success ? parsed.output.place : undefined
  } catch {
    return undefined
  }
}
