import { newUuid } from '../core/lib/ids.ts'

const REQUEST_ID = /^[A-Za-z0-9_-]{8,64}$/
/** Version 00 of W3C Trace Context; ids of zeros only mean “none”. */
const TRACEPARENT = /^00-(?!0{32})([0-9a-f]{32})-(?!0{16})[0-9a-f]{16}-([0-9a-f]{2})$/

export type Trace = {
  readonly requestId: string
  readonly traceId: string
  /** Our own span, for what this request calls. */
  readonly traceparent: string
}

/** Continues the caller's trace and keeps its request id where they are sane, else starts anew. */
export function traceOf(headers: Headers): Trace {
  const fresh = newUuid()
  const given = headers.get('x-request-id')
  const requestId = given !== null && REQUEST_ID.test(given) ? given : fresh
  const hex = fresh.replaceAll('-', '')
  const parent = TRACEPARENT.exec(headers.get('traceparent') ?? '')
  const traceId = parent?.[1] ?? hex
  // The random half of a UUID v7 names the span.
  return { requestId, traceId, traceparent: `00-${traceId}-${hex.slice(16)}-${parent?.[2] ?? '01'}` }
}
