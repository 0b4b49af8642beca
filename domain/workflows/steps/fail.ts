import { defineStep } from '../step.ts'

/** Ends the run as failed, with a reason. */
export const failStep = defineStep({
  kind: 'fail',
  group: 'end',
  icon: 'error',
  fields: {
    message: { section: 'main', input: 'text', required: true },
    code: { section: 'main', input: 'name', default: 'failed' },
  },
  output: 'null',
  enter: ({ message, code }, e) => ({
    do: 'fail',
    code,
    message: message === undefined ? '' : e.text('message', message),
  }),
})
