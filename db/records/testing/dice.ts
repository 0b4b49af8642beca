// Choices for builders of random things that depend on one another, such as a filter on a model. They come from a list of numbers
// that fast-check makes and shrinks: where it runs out the first choice is taken, so what stands first should be the simplest.
import fc from 'fast-check'

export type Dice = {
  /** One of the items. */
  readonly pick: <T>(items: readonly [T, ...T[]]) => T
  /** One of the items, undefined of none. */
  readonly among: <T>(items: readonly T[]) => T | undefined
  /** True once in so many times. */
  readonly once: (inTimes: number) => boolean
  /** A whole number below `end`. */
  readonly below: (end: number) => number
  /** Some of the items, at most so many, in any order. */
  readonly some: <T>(items: readonly T[], most: number) => T[]
}

const SIDES = 1 << 10

/** Numbers for as many as `most` choices, now and then for none. */
export const throws = (most: number): fc.Arbitrary<readonly number[]> =>
  fc.noBias(
    fc.oneof(
      { arbitrary: fc.constant([]), weight: 1 },
      { arbitrary: fc.array(fc.nat(SIDES - 1), { maxLength: most, size: 'max' }), weight: 5 },
    ),
  )

/** As `throws`, but always of this many. */
export const fullThrows = (count: number): fc.Arbitrary<readonly number[]> =>
  fc.noBias(fc.array(fc.nat(SIDES - 1), { minLength: count, maxLength: count, size: 'max' }))

export function diceOf(numbers: readonly number[]): Dice {
  let used = 0
  const below = (end: number): number => (end <= 1 ? 0 : (numbers[used++] ?? 0) % end)
  const among = <T>(items: readonly T[]): T | undefined => items[below(items.length)]
  return {
    below,
    among,
    pick: (items) => among(items) ?? items[0],
    once: (inTimes) => below(inTimes) === inTimes - 1,
    some(items, most) {
      const left = [...items]
      const count = below(Math.min(items.length, most) + 1)
      return Array.from({ length: count }, () => left.splice(below(left.length), 1)).flat()
    },
  }
}
