import type { Context } from 'hono'

/** `session`: the opaque token. `pass`: the signed 60 s proof that spares the look-up. */
export type CookieName = 'session' | 'pass'

/** How long people stay signed in: with “remember me”, and without (then the cookie ends with the browser as well). */
export const REMEMBERED_S = 30 * 24 * 3_600
export const UNREMEMBERED_S = 12 * 3_600

/** Over https the prefix binds a cookie to this very host; plain http is for development, where browsers refuse the prefix. */
const NAMES = {
  secure: { session: '__Host-aqtra_session=', pass: '__Host-aqtra_pass=' },
  plain: { session: 'aqtra_session=', pass: 'aqtra_pass=' },
} as const

const isSecure = (c: Context): boolean => c.req.url.startsWith('https:')
const nameOf = (c: Context, name: CookieName): string => NAMES[isSecure(c) ? 'secure' : 'plain'][name]

/** The value of one of our cookies, or undefined. */
export const readCookie = (c: Context, name: CookieName): string | undefined =>
  cookieIn(c.req.raw.headers.get('cookie'), name, isSecure(c))

/** The value of one of our cookies in a `Cookie` header, or undefined. */
export function cookieIn(header: string | null, name: CookieName, secure: boolean): string | undefined {
  if (header === null) return undefined
  const start = NAMES[secure ? 'secure' : 'plain'][name]
  for (let at = header.indexOf(start); at !== -1; at = header.indexOf(start, at + 1)) {
    if (at > 0 && header[at - 1] !== ' ' && header[at - 1] !== ';') continue
    const end = header.indexOf(';', at)
    return header.slice(at + start.length, end === -1 ? undefined : end)
  }
  return undefined
}

/**
 * A `Set-Cookie` value that scripts cannot read and other sites cannot send.
 * @param maxAgeS null: ends with the browser; 0: forgotten at once
 */
export function cookie(c: Context, name: CookieName, value: string, maxAgeS: number | null): string {
  const secure = isSecure(c) ? '; Secure' : ''
  const age = maxAgeS === null ? '' : `; Max-Age=${maxAgeS}`
  return `${nameOf(c, name)}${value}; Path=/; HttpOnly; SameSite=Lax${secure}${age}`
}
