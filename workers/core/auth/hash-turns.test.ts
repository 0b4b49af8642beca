import { describe, expect, test } from 'vitest'
import { takeTurn } from './hash-turns.ts'

const tick = () => new Promise<void>((resolve) => setTimeout(resolve, 5))

describe('turns of hashing', () => {
  test('no two at the same time, eight may wait, the tenth is refused, and a failure frees the turn', async () => {
    let running = 0
    let most = 0
    const hash = async () => {
      most = Math.max(most, ++running)
      await tick()
      running--
      return 'done'
    }
    const failing = takeTurn(async () => {
      await hash()
      throw new Error('no memory')
    })
    const outcomes = await Promise.allSettled([failing, ...Array.from({ length: 9 }, () => takeTurn(hash))])
    expect(most).toBe(1)
    expect(outcomes.map((outcome) => outcome.status)).toEqual([
      'rejected',
      ...Array.from({ length: 8 }, () => 'fulfilled'),
      'rejected',
    ])
    expect(outcomes.at(-1)).toMatchObject({ reason: { code: 'overloaded' } })
    expect(await takeTurn(hash)).toBe('done')
  })
})
