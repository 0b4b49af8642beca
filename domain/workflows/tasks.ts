import type { Json } from '../lib/json.ts'
import { isoInstant } from '../lib/time.ts'
import { after, type Span } from './duration.ts'
import { type Draft, nodeOf, patch } from './draft.ts'
import { work } from './enter.ts'
import type { EventOf, Person } from './events.ts'
import type { AnswerProblem } from './run-codes.ts'
import { complete, fail } from './settle.ts'
import { type Answer, isOver, type Late, type RunState, type Task, type Thread } from './state.ts'

/** The question has reached people: it waits for them from here on. */
export function openTask(draft: Draft, thread: Thread, people: readonly Person[]): void {
  const { request } = thread
  if (!request || nodeOf(draft, thread)?.kind !== 'ask') return
  const before = draft.state.tasks[thread.entry]
  // Asked further people while it was open. One that was closed, and is tried again, is a new question.
  const known = before?.status === 'open' ? before : undefined
  if (people.length === 0 && !known) return fail(draft, thread, { code: 'nobody_to_ask', message: '' }, false)
  const asked = request as unknown as Pick<Task, 'title' | 'text' | 'page' | 'options' | 'quorum' | 'deadline' | 'late'>
  const task: Task = {
    id: thread.entry,
    node: thread.node,
    thread: thread.id,
    title: asked.title,
    text: asked.text,
    page: asked.page,
    options: asked.options,
    quorum: asked.quorum,
    people: known ? merged(known.people, people) : people,
    openedAt: known?.openedAt ?? draft.state.at,
    deadline: asked.deadline,
    late: asked.late,
    escalated: known?.escalated ?? false,
    answers: known?.answers ?? [],
    status: 'open',
    closedAt: null,
  }
  draft.state.tasks[task.id] = task
  patch(draft, thread.id, { phase: 'waiting', until: task.deadline })
}

const merged = (before: readonly Person[], more: readonly Person[]): Person[] => [
  ...before,
  ...more.filter(({ id }) => before.every((one) => one.id !== id)),
]

/** Why an answer cannot be taken, or null. The host asks before it writes an answer down; the machine asks again. */
export function answerProblem(
  state: RunState,
  { task: id, option, comment, by }: Pick<EventOf<'task.answered'>, 'task' | 'option' | 'comment' | 'by'>,
): AnswerProblem | null {
  const task = state.tasks[id]
  if (!task) return 'task_not_found'
  if (task.people.every((person) => person.id !== by.id)) return 'task_not_yours'
  if (task.status !== 'open' || isOver(state)) return 'task_closed'
  if (task.answers.some((answer) => answer.by.id === by.id)) return 'task_answered_already'
  const chosen = task.options.find((one) => one.id === option)
  if (!chosen) return 'task_option_unknown'
  return chosen.comment && comment.trim() === '' ? 'task_comment_required' : null
}

export function answerTask(draft: Draft, event: EventOf<'task.answered'>): void {
  const task = draft.state.tasks[event.task]
  if (!task) return
  const answers: Answer[] = [
    ...task.answers,
    { by: event.by, option: event.option, comment: event.comment, at: draft.state.at },
  ]
  draft.state.tasks[task.id] = { ...task, answers }
  const decided = decision(task, answers)
  if (decided !== null) closeTask(draft, task.id, decided, 'answered')
}

/**
 * The answer of all answers, or null while there is none. The first one, or the first with so many votes; when everybody has answered
 * without that, the one with most votes, and of equals the one listed last: a tie refuses rather than approves.
 */
export function decision(
  { quorum, options, people }: Pick<Task, 'quorum' | 'options' | 'people'>,
  answers: readonly Answer[],
): string | null {
  const votes = (option: string) => answers.filter((answer) => answer.option === option).length
  const last = answers.at(-1)
  if (!last) return null
  if (quorum === 'first') return last.option
  if (typeof quorum === 'number' && votes(last.option) >= quorum) return last.option
  if (!people.every(({ id }) => answers.some(({ by }) => by.id === id))) return null
  return options.reduce((best, { id }) => (votes(id) >= votes(best) ? id : best), options[0]?.id ?? last.option)
}

/** The question goes to other people; when all of them have answered already, that decides it. */
export function assignTask(draft: Draft, { task: id, people }: EventOf<'task.assigned'>): void {
  const task = draft.state.tasks[id]
  if (!task) return
  draft.state.tasks[id] = { ...task, people }
  const decided = decision({ ...task, people }, task.answers)
  if (decided !== null) closeTask(draft, id, decided, 'answered')
}

function closeTask(draft: Draft, id: number, option: string | null, status: 'answered' | 'late'): void {
  const task = draft.state.tasks[id]
  const thread = task && draft.state.threads[task.thread]
  if (!task) return
  draft.state.tasks[id] = { ...task, status, closedAt: draft.state.at }
  if (!thread || thread.entry !== id) return
  const last = task.answers.findLast((answer) => answer.option === option)
  const output: Json = {
    answer: option,
    comment: last?.comment ?? '',
    at: isoInstant(draft.state.at),
    by: last?.by ?? null,
    answers: task.answers.map(({ by, option: answer, comment, at }) => ({ by, answer, comment, at: isoInstant(at) })),
  }
  complete(draft, thread, output, option ?? 'late')
}

/** The deadline of a question has passed. */
export function lateTask(draft: Draft, thread: Thread, task: Task): void {
  const late: Late = task.late
  switch (late.then) {
    case 'fail':
      draft.state.tasks[task.id] = { ...task, status: 'late', closedAt: draft.state.at }
      return fail(draft, thread, { code: 'task_deadline', message: task.title }, false)
    case 'branch':
      return closeTask(draft, task.id, null, 'late')
    case 'answer':
      return closeTask(draft, task.id, late.option, 'late')
    case 'escalate': {
      draft.state.tasks[task.id] = { ...task, escalated: true }
      const deadline = late.again ? after(draft.state.at, late.again as unknown as Span) : null
      const attempt = thread.attempt + 1
      const next = patch(draft, thread.id, { attempt, firstAttempt: attempt })
      return work(draft, next, { ...thread.request, people: late.people, deadline, late: { then: 'fail' } })
    }
  }
}
