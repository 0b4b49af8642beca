import { EFFECTS, type EffectType } from './machine.ts'

/** Where a publisher may be killed relative to an effect: before it, after it but before its event is on record, after both. */
export const MOMENTS = ['before', 'performed', 'recorded'] as const
export type CrashPoint = `${EffectType}:${(typeof MOMENTS)[number]}`

/** Every named crash point; the crash tests kill a publisher at each of them. */
export const CRASH_POINTS: readonly CrashPoint[] = EFFECTS.flatMap((effect) =>
  MOMENTS.map((moment): CrashPoint => `${effect}:${moment}`),
)
