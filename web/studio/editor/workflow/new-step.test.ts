import { expect, test } from 'vitest'
import { answerId } from './new-step.ts'

test.each([
  ['Approve', [], 'approve'],
  ['Approve', ['approve'], 'approve_2'],
  ['Ask for a change', [], 'ask_for_a_change'],
  ['¿?', [], 'answer'],
  // A question has these ways already.
  ['Failed', [], 'failed_2'],
  ['Undo', [], 'undo_2'],
  ['Late', [], 'late_2'],
  ['Constructor', [], 'constructor_2'],
])('the answer %s beside %j is called %s in expressions', (title, taken, id) => {
  expect(answerId(title, taken)).toBe(id)
})
