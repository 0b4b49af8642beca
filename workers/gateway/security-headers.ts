/** Nothing an API answers is a document. */
const API_POLICY = "default-src 'none'; frame-ancestors 'none'"

/** Of a rendered page: everything from here, inline code only where it carries the answer's nonce; Studio frames its preview. */
const pagePolicy = (nonce: string) =>
  `default-src 'self'; script-src 'self' 'nonce-${nonce}'; style-src 'self' 'nonce-${nonce}'; img-src 'self' data: blob:; ` +
  `font-src 'self'; connect-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'self'`

/** 128 random bits in base64, for one answer. */
export const newNonce = (): string => btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(16))))

/**
 * Puts what every answer must carry onto `headers`. A policy the handler set itself stays: files bring a stricter one.
 * @param nonce of a page; undefined for the API
 */
export function secure(
  headers: Headers,
  { nonce, https }: { readonly nonce: string | undefined; readonly https: boolean },
): void {
  headers.set('x-content-type-options', 'nosniff')
  headers.set('referrer-policy', 'same-origin')
  headers.set('cross-origin-resource-policy', 'same-origin')
  if (!headers.has('content-security-policy')) {
    headers.set('content-security-policy', nonce === undefined ? API_POLICY : pagePolicy(nonce))
  }
  if (https) headers.set('strict-transport-security', 'max-age=31536000; includeSubDomains')
  if (nonce === undefined) {
    if (!headers.has('cache-control')) headers.set('cache-control', 'no-store')
  } else {
    headers.set('cross-origin-opener-policy', 'same-origin')
    headers.set('permissions-policy', 'camera=(), microphone=(), geolocation=()')
  }
}
