/** Stands for our own origin, whichever it is. */
const HERE = 'https://here.invalid'

/**
 * Where to go after signing in, from an address that anybody may have written.
 * @returns path, query and fragment on this origin; `fallback` for everything else
 */
export function safeNext(next: string | null | undefined, fallback = '/'): string {
  if (next === null || next === undefined || !next.startsWith('/') || !URL.canParse(next, HERE)) return fallback
  const { origin, pathname, search, hash } = new URL(next, HERE)
  // `/.//elsewhere` is ours as it stands and another host's once its dots are gone.
  if (origin !== HERE || pathname.startsWith('//')) return fallback
  return pathname + search + hash
}
