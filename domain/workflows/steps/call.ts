import { defineStep, given } from '../step.ts'

/**
 * Sends an HTTP request. Every try carries the same `Idempotency-Key`, so that a receiver that knows the header does the work once.
 * A status of 400 and above is a failure; 408, 425, 429 and 5xx may pass and are tried again.
 */
export const call = defineStep({
  kind: 'call',
  group: 'systems',
  icon: 'api',
  fields: {
    method: { section: 'main', input: 'choice', options: ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'], default: 'GET' },
    url: { section: 'main', input: 'text', required: true },
    headers: { section: 'main', input: 'texts' },
    /** Sent as JSON. */
    body: { section: 'main', input: 'expression', type: 'any' },
  },
  output: { record: { status: 'int', headers: 'any', body: 'any' } },
  enter: ({ method, url, headers = {}, body }, e) => ({
    do: 'work',
    request: {
      method,
      url: e.text('url', given(url, 'url')),
      headers: Object.fromEntries(
        Object.entries(headers).map(([name, text]) => [name, e.text(`headers.${name}`, text)]),
      ),
      ...(body === undefined || body.trim() === '' ? {} : { body: e.expression('body', body) }),
    },
  }),
})
