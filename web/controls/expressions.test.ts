import { effect, signal } from '@preact/signals'
import { expect, it } from 'vitest'
import type { Control } from '#domain/components/document.ts'
import { engineFor } from './expression-engine.ts'
import { expressionsOver } from './expressions.ts'
import { viewOf } from './testing-view.ts'

const labelled = (id: string, label: unknown): Control =>
  ({ id, kind: 'text-field', name: id, parent: null, order: id, config: { label } }) as Control

function over() {
  const typed = signal('a')
  let reads = 0
  const read = () => ((reads += 1), { invoiceName: typed.value })
  const expressions = expressionsOver(
    read,
    engineFor(viewOf({}), () => 0),
  )
  return { typed, expressions, reads: () => reads }
}

it('gathers the values of a page once for all its controls, and again when one changes', () => {
  const { typed, expressions, reads } = over()
  const controls = Array.from({ length: 50 }, (_, index) => labelled(`c${index}`, { fx: 'invoiceName' }))
  const labels = () => controls.map((control) => expressions.settled(control)['label'])
  expect(labels()).toEqual(controls.map(() => 'a'))
  expect(reads()).toBe(1)
  typed.value = 'b'
  expect(labels()).toEqual(controls.map(() => 'b'))
  expect(reads()).toBe(2)
})

it('does not work a control without expressions out again for what is typed elsewhere', () => {
  const { typed, expressions } = over()
  let [still, moving] = [0, 0]
  const stops = [
    effect(() => void (expressions.settled(labelled('a', 'Written')), (still += 1))),
    effect(() => void (expressions.settled(labelled('b', { fx: 'invoiceName' })), (moving += 1))),
  ]
  typed.value = 'b'
  expect([still, moving]).toEqual([1, 2])
  for (const stop of stops) stop()
})
