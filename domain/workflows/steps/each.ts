import { defineStep, given, StepProblem } from '../step.ts'

export const MOST_ITEMS = 10_000

/** Runs its steps for every item of a list: `item` and `index` stand for the one at hand. */
export const each = defineStep({
  kind: 'each',
  group: 'flow',
  icon: 'loop',
  fields: {
    items: { section: 'main', input: 'expression', type: { list: 'any' }, required: true },
    concurrency: { section: 'main', input: 'number', min: 1, max: 1_000, default: 10 },
    onFailure: { section: 'main', input: 'choice', options: ['stop', 'collect'], default: 'stop' },
  },
  slots: () => [{ id: 'body' }],
  output: { record: { results: { list: 'any' }, failures: { list: 'any' } } },
  enter: ({ items, concurrency, onFailure }, e) => {
    const list = e.expression('items', given(items, 'items')) ?? []
    if (!Array.isArray(list)) throw new StepProblem('items_not_a_list', 'items', { value: list })
    if (list.length > MOST_ITEMS) throw new StepProblem('items_too_many', 'items', { value: list.length })
    return { do: 'each', items: list, concurrency, collect: onFailure === 'collect' }
  },
})
