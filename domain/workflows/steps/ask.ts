import { after } from '../duration.ts'
import { defineStep, given } from '../step.ts'
import type { JsonObject } from '../../lib/json.ts'

const PERSON = { record: { id: 'string', name: 'string', email: 'string' } } as const

/**
 * Asks people a question and waits for the answer, for months if need be. Each answer is a branch. The executor finds out who is asked
 * (`task.opened`), so that a question never waits for nobody.
 */
export const ask = defineStep({
  kind: 'ask',
  group: 'people',
  icon: 'ask',
  fields: {
    title: { section: 'main', input: 'text', required: true },
    text: { section: 'main', input: 'text', multiline: true },
    people: { section: 'main', input: 'people', required: true },
    options: { section: 'main', input: 'options', required: true },
    /** The page of the component that shows the record beside the question. */
    page: { section: 'main', input: 'page' },
    quorum: { section: 'main', input: 'choice', options: ['first', 'all', 'count'], default: 'first' },
    count: {
      section: 'main',
      input: 'number',
      min: 1,
      max: 1_000,
      default: 2,
      when: { field: 'quorum', is: ['count'] },
    },
    deadline: { section: 'timing', input: 'span' },
    late: {
      section: 'timing',
      input: 'choice',
      options: ['escalate', 'answer', 'branch', 'fail'],
      default: 'fail',
    },
    /** The answer given by the clock. */
    lateAnswer: { section: 'timing', input: 'name', required: true, when: { field: 'late', is: ['answer'] } },
    escalateTo: { section: 'timing', input: 'people', required: true, when: { field: 'late', is: ['escalate'] } },
  },
  slots: ({ options = [], deadline, late }) => [...options, ...(deadline && late === 'branch' ? [{ id: 'late' }] : [])],
  output: {
    record: { answer: 'string', comment: 'string', at: 'datetime', by: PERSON, answers: { list: 'any' } },
  },
  enter: ({ title, text, people, options, page, quorum, count, deadline, late, lateAnswer, escalateTo }, e) => {
    const who = (field: string, { users, roles = [] }: NonNullable<typeof people>): JsonObject => ({
      users: users === undefined || users.trim() === '' ? [] : e.expression(`${field}.users`, users),
      roles,
    })
    return {
      do: 'work',
      request: {
        title: e.text('title', given(title, 'title')),
        text: text === undefined ? '' : e.text('text', text),
        people: who('people', given(people, 'people')),
        // A question without answers would be open for ever.
        options: given(options?.length ? options : undefined, 'options').map(
          ({ id, title: name, tone = 'plain', comment = false }) => ({
            id,
            title: name,
            tone,
            comment,
          }),
        ),
        page: page ?? null,
        quorum: quorum === 'count' ? count : quorum,
        deadline: deadline === undefined ? null : after(e.now, deadline),
        late:
          late === 'answer'
            ? { then: late, option: given(lateAnswer, 'lateAnswer') }
            : late === 'escalate'
              ? { then: late, people: who('escalateTo', given(escalateTo, 'escalateTo')), again: deadline ?? null }
              : { then: late },
      },
    }
  },
})
