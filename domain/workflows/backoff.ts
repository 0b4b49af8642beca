import type { Retry } from './definition.ts'

/**
 * How long to wait before the next try, ms: exponential, bounded, and cut by up to half so that many runs that failed together do not
 * come back together ("equal jitter": Marc Brooker, “Exponential Backoff And Jitter”, 2015). The chance is drawn from the seed, so that a
 * replay waits as long.
 * @param attempt tries so far, from 1
 */
export function backoffMs({ delayMs, factor, longestMs }: Retry, attempt: number, seed: string): number {
  const whole = Math.min(longestMs, delayMs * Math.min(factor ** (attempt - 1), Number.MAX_SAFE_INTEGER))
  return Math.round(whole * (0.5 + chance(`${seed}:${attempt}`) / 2))
}

/** A number from 0 to 1 by FNV-1a (Fowler, Noll, Vo; 32 bits), stirred by the finaliser of MurmurHash3. */
function chance(seed: string): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < seed.length; i++) hash = Math.imul(hash ^ seed.charCodeAt(i), 0x01000193)
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return ((hash ^ (hash >>> 16)) >>> 0) / 0x1_0000_0000
}
