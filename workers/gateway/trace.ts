const REQUEST_ID = /^[A-Za-z0-9_-]{8,64}$/
/** Version 00 of W3C Trace Context; ids of zeros only mean “none”. */
const TRACEPARENT = /^00-(?!0{32})([0-9a-f]{32})-(?!0{16})[0-9a-f]{16}-([0-9a-f]{2})$/

export type Trace = {
  readonly requestId: string
  readonly traceId: string
  /** Our own span, for what this request calls. */
  readonly traceparent: string
}

/**
 * A UUID v7 out of the runtime's own v4: the time takes the place of its first 48 bits, version 7 that of 4. The same as `newUuid` at a
 * third of the cost, which every request pays.
 */
function newRequestId(now: number): string {
  const time = now.toString(16).padStart(12, '0')
  return `${time.slice(0, 8)}-${time.slice(8)}-7${crypto.randomUUID().slice(15)}`
}

/** Continues the caller's trace and keeps its request id where they are sane, else starts anew. */
export function traceOf(headers: Headers, now: number): Trace {
  const fresh = newRequestId(now)
  const given = headers.get('x-request-id')
  const requestId = given !== null && REQUEST_ID.test(given) ? given : fresh
  const hex = `${fresh.slice(0, 8)}${fresh.slice(9, 13)}${fresh.slice(14, 18)}${fresh.slice(19, 23)}${fresh.slice(24)}`
  const header = headers.get('traceparent')
  const parent = header === null ? null : TRACEPARENT.exec(header)
  const traceId = parent?.[1] ?? hex
  // The random half of a UUID v7 names the span.
  return { requestId, traceId, traceparent: `00-${traceId}-${hex.slice(16)}-${parent?.[2] ?? '01'}` }
}
