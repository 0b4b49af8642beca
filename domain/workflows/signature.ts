/** How far a request's clock may be from ours, s: older ones may be somebody's recording. */
export const REPLAY_WINDOW_S = 300

/** The header that carries a webhook's signature: `t=<unix seconds>,v1=<hex of HMAC-SHA-256 over "t.body">`. */
export const SIGNATURE_HEADER = 'Aqtra-Signature'

/** `t` is the text that was signed; `v1` are the signatures given, of which one must be right. */
export type Signature = { readonly t: string; readonly v1: readonly string[] }

const MOST_SIGNATURES = 5

/** Null where the header is none. */
export function parseSignature(header: string | null): Signature | null {
  if (header === null || header.length > 1_000) return null
  const parts = header.split(',').map((part) => part.trim())
  const valuesOf = (name: string) =>
    parts.flatMap((part) => (part.startsWith(`${name}=`) ? [part.slice(name.length + 1)] : []))
  const [t, ...more] = valuesOf('t')
  const v1 = valuesOf('v1')
  if (t === undefined || more.length > 0 || !/^\d{1,12}$/.test(t)) return null
  if (v1.length === 0 || v1.length > MOST_SIGNATURES || !v1.every((hex) => /^[0-9a-f]{64}$/i.test(hex))) return null
  return { t, v1 }
}

/** Whether it was signed just now, as far as clocks agree. */
export const isFresh = ({ t }: Signature, nowMs: number): boolean =>
  Math.abs(nowMs - Number(t) * 1_000) <= REPLAY_WINDOW_S * 1_000
