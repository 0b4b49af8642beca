import { describe, expect, test } from 'vitest'
import type { Person } from './events.ts'
import { statusOf, wakeAt } from './state.ts'
import { ADA, ask, BOB, call, CYD, machineFor, type Play, play } from './testing.ts'

const open = (run: Play, node: string, people: readonly Person[]) => {
  const { id, entry, attempt } = run.at(node)
  return run.send({ type: 'task.opened', thread: id, entry, attempt, people })
}
const answer = (run: Play, node: string, by: Person, option = 'yes') =>
  run.send({ type: 'task.answered', task: run.at(node).entry, option, comment: '', by })

describe('a question', () => {
  test('is withdrawn when the step that asked it gives up', () => {
    const config = { deadline: { amount: 1, unit: 'hours' }, late: 'escalate', escalateTo: { roles: ['boss'] } }
    const run = play(machineFor({ s: [ask('a', config, { failed: [call('sorry')] })] }))
    open(run, 'a', [ADA])
    run.send({ type: 'timer.fired', at: wakeAt(run.state) ?? 0 })
    run.fail('a')
    expect(run.at('sorry').phase).toBe('working')
    expect(Object.values(run.state.tasks).map(({ status }) => status)).toEqual(['withdrawn'])
  })

  test('answered while it is being escalated is answered, and the late report of more people means nothing', () => {
    const config = { deadline: { amount: 1, unit: 'hours' }, late: 'escalate', escalateTo: { roles: ['boss'] } }
    const run = play(machineFor({ s: [ask('a', config, { yes: [call('go_on')] })] }))
    open(run, 'a', [ADA])
    run.send({ type: 'timer.fired', at: wakeAt(run.state) ?? 0 })
    const { id, entry, attempt } = run.at('a')
    answer(run, 'a', ADA)
    expect(run.at('go_on').phase).toBe('working')
    const before = run.state
    run.send({ type: 'task.opened', thread: id, entry, attempt, people: [BOB] })
    expect(run.state).toBe(before)
  })

  test('that was late is asked anew when an operator tries again, and earlier answers do not count', () => {
    const run = play(machineFor({ s: [ask('a', { quorum: 'all', deadline: { amount: 1, unit: 'hours' } })] }))
    open(run, 'a', [ADA, BOB])
    answer(run, 'a', ADA)
    run.send({ type: 'timer.fired', at: wakeAt(run.state) ?? 0 })
    expect(run.state.ending?.error?.code).toBe('task_deadline')
    run.send({ type: 'steps.retried', by: ADA })
    open(run, 'a', [BOB])
    expect(Object.values(run.state.tasks)).toMatchObject([{ status: 'open', answers: [], people: [BOB] }])
    answer(run, 'a', BOB)
    expect(statusOf(run.state)).toBe('succeeded')
  })

  test('of all is decided when everybody has answered, and by nobody who was not asked', () => {
    const run = play(machineFor({ s: [ask('a', { quorum: 'all' })] }))
    open(run, 'a', [ADA, BOB])
    answer(run, 'a', CYD)
    answer(run, 'a', ADA)
    expect(run.at('a').phase).toBe('waiting')
    // Given to Cyd alone, it waits for her; given to those who have answered, it is decided.
    const task = run.at('a').entry
    run.send({ type: 'task.assigned', task, people: [CYD], by: ADA })
    expect(run.at('a').phase).toBe('waiting')
    run.send({ type: 'task.assigned', task, people: [ADA], by: ADA })
    expect(statusOf(run.state)).toBe('succeeded')
  })

  test('with a tie is decided for what is listed last', () => {
    const run = play(machineFor({ s: [ask('a', { quorum: 'all' }, { yes: [call('yes')], no: [call('no')] })] }))
    open(run, 'a', [ADA, BOB])
    answer(run, 'a', BOB, 'no')
    answer(run, 'a', ADA, 'yes')
    expect(run.at('no').phase).toBe('working')
  })

  test('that is refused changes nothing: a foreign option, a person not asked, a second answer', () => {
    const run = play(machineFor({ s: [ask('a', { quorum: 'all' })] }))
    open(run, 'a', [ADA, BOB])
    answer(run, 'a', ADA)
    const before = run.state
    answer(run, 'a', ADA)
    answer(run, 'a', CYD)
    answer(run, 'a', BOB, 'perhaps')
    expect(run.state).toBe(before)
  })

  test('for nobody fails', () => {
    const run = play(machineFor({ s: [ask('a')] }))
    open(run, 'a', [])
    expect(run.state.ending?.error?.code).toBe('nobody_to_ask')
  })
})
