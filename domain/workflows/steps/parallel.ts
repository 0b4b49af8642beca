import { defineStep, given } from '../step.ts'

/** Runs branches side by side and goes on when all, the first, or a number of them have ended; the others are cancelled. */
export const parallel = defineStep({
  kind: 'parallel',
  group: 'flow',
  icon: 'parallel',
  fields: {
    branches: { section: 'main', input: 'branches', required: true },
    until: { section: 'main', input: 'choice', options: ['all', 'any', 'count'], default: 'all' },
    count: { section: 'main', input: 'number', min: 1, max: 50, default: 2, when: { field: 'until', is: ['count'] } },
  },
  slots: ({ branches = [] }) => branches,
  output: { record: { ended: { list: 'string' } } },
  enter: ({ branches, until, count }) => {
    const slots = given(branches, 'branches').map(({ id }) => id)
    const need = until === 'all' ? slots.length : until === 'any' ? 1 : count
    return { do: 'fork', slots, need: Math.min(need, slots.length) }
  },
})
