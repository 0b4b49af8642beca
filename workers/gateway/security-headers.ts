import { DATA_HEADERS } from '../core/lib/data-headers.ts'

/**
 * Of a rendered page: everything from here, inline code only where it carries the answer's nonce; Studio frames its preview.
 * Style attributes are let through: pages drawn at the edge carry widths and colours in them, and they run nothing.
 */
const pagePolicy = (nonce: string) =>
  `default-src 'self'; script-src 'self' 'nonce-${nonce}'; style-src 'self' 'nonce-${nonce}'; style-src-attr 'unsafe-inline'; img-src 'self' data: blob:; ` +
  `font-src 'self'; connect-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'self'`

/** 128 random bits in base64, for one answer. */
export const newNonce = (): string => btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(16))))

const DATA = Object.entries({ ...DATA_HEADERS, 'cache-control': 'no-store' })

/** What every answer of the API must carry. Nothing it answers is a document; files bring a policy of their own. */
export function secureData(headers: Headers): void {
  // Answers made over and over bring them: asking is cheaper than setting.
  for (const [name, value] of DATA) if (!headers.has(name)) headers.set(name, value)
}

/** What every page must carry. A policy the page set itself stays. */
export function securePage(headers: Headers, nonce: string): void {
  headers.set('x-content-type-options', 'nosniff')
  headers.set('cross-origin-resource-policy', 'same-origin')
  headers.set('cross-origin-opener-policy', 'same-origin')
  headers.set('referrer-policy', 'same-origin')
  headers.set('permissions-policy', 'camera=(), microphone=(), geolocation=()')
  if (!headers.has('content-security-policy')) headers.set('content-security-policy', pagePolicy(nonce))
}

/** Tells browsers to come back over https only. */
export const insistOnHttps = (headers: Headers): void =>
  headers.set('strict-transport-security', 'max-age=31536000; includeSubDomains')
