import { describe, expect, it } from 'vitest'
import type { Edit } from '#domain/components/edit.ts'
import { EMPTY_STACK, push, stepBack, stepForward, type Step } from './undo-stack.ts'

const step = (given: Partial<Step>): Step => ({
  label: 'control_changed',
  params: {},
  redo: [],
  undo: [],
  at: 0,
  ...given,
})
const set = (value: string): Edit => ({ op: 'set', path: ['a', 'b'], value })

describe('the undo stack', () => {
  it('goes back and forward through what was done', () => {
    const stack = push(push(EMPTY_STACK, step({ params: { title: 'first' } })), step({ params: { title: 'second' } }))
    const back = stepBack(stack)
    expect(back?.step.params).toEqual({ title: 'second' })
    const further = stepBack(back?.stack ?? EMPTY_STACK)
    expect(further?.step.params).toEqual({ title: 'first' })
    expect(stepBack(further?.stack ?? EMPTY_STACK)).toBeNull()
    expect(stepForward(further?.stack ?? EMPTY_STACK)?.step.params).toEqual({ title: 'first' })
  })

  it('takes typing as one step, with the edits in the order that undoes them', () => {
    const one = step({ merge: 'label', redo: [set('1')], undo: [set('0')] })
    const two = step({ merge: 'label', redo: [set('2')], undo: [set('1')], at: 100 })
    const { past } = push(push(EMPTY_STACK, one), two)
    expect(past).toHaveLength(1)
    expect(past[0]?.redo).toEqual([set('1'), set('2')])
    expect(past[0]?.undo).toEqual([set('1'), set('0')])
  })

  it('keeps apart what is another thing, or comes after a pause', () => {
    const first = push(EMPTY_STACK, step({ merge: 'label' }))
    expect(push(first, step({ merge: 'help', at: 1 })).past).toHaveLength(2)
    expect(push(first, step({ merge: 'label', at: 60_000 })).past).toHaveLength(2)
    expect(push(first, step({ at: 1 })).past).toHaveLength(2)
  })

  it('forgets the future when something new is done', () => {
    const back = stepBack(push(EMPTY_STACK, step({})))
    expect(push(back?.stack ?? EMPTY_STACK, step({})).future).toEqual([])
  })

  it('remembers the last three hundred steps', () => {
    let stack = EMPTY_STACK
    for (let n = 0; n < 310; n++) stack = push(stack, step({ params: { n } }))
    expect(stack.past).toHaveLength(300)
    expect(stack.past.at(-1)?.params).toEqual({ n: 309 })
  })
})
