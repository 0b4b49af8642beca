import { parseInstant } from '../../lib/time.ts'
import { after } from '../duration.ts'
import { defineStep, given, StepProblem } from '../step.ts'

/** Waits for a length of time, until an instant, or for an event from outside. */
export const wait = defineStep({
  kind: 'wait',
  group: 'time',
  icon: 'wait',
  fields: {
    for: { section: 'main', input: 'choice', options: ['span', 'instant', 'event'], default: 'span' },
    span: { section: 'main', input: 'span', required: true, when: { field: 'for', is: ['span'] } },
    until: {
      section: 'main',
      input: 'expression',
      type: 'datetime',
      required: true,
      when: { field: 'for', is: ['instant'] },
    },
    event: { section: 'main', input: 'name', required: true, when: { field: 'for', is: ['event'] } },
    /** Only an event with the same correlation is taken. */
    correlation: { section: 'main', input: 'expression', type: 'any', when: { field: 'for', is: ['event'] } },
    deadline: { section: 'timing', input: 'span', when: { field: 'for', is: ['event'] } },
    late: {
      section: 'timing',
      input: 'choice',
      options: ['fail', 'continue'],
      default: 'fail',
      when: { field: 'for', is: ['event'] },
    },
  },
  output: { record: { late: 'bool', event: 'any' } },
  enter: ({ for: mode, span, until, event, correlation, deadline, late }, e) => {
    if (mode === 'span') return { do: 'sleep', until: after(e.now, given(span, 'span')) }
    if (mode === 'instant') {
      const value = e.expression('until', given(until, 'until'))
      const at = typeof value === 'string' ? parseInstant(value) : null
      if (at === null) throw new StepProblem('instant_invalid', 'until', { value })
      return { do: 'sleep', until: at }
    }
    const wanted =
      correlation === undefined || correlation.trim() === '' ? null : e.expression('correlation', correlation)
    return {
      do: 'listen',
      event: given(event, 'event'),
      correlation: wanted === null ? null : String(wanted),
      until: deadline === undefined ? null : after(e.now, deadline),
      late,
    }
  },
})
