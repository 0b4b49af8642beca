import type { Json } from '#domain/lib/json.ts'

const PATH = /^\s*([a-zA-Z_]\w*(?:\.[a-zA-Z_]\w*)*)\s*$/
const WORDS: { readonly [word: string]: Json } = { true: true, false: false, null: null }

/** Whether an expression only names a value, so that it takes no expression engine to know it. */
export const isPlain = (text: string): boolean => PATH.test(text)

/** The value of a plain expression: a path through the values, null where it ends early. As the engine would have it. */
export function plainValue(text: string, values: { readonly [name: string]: unknown }): Json {
  const path = PATH.exec(text)?.[1] ?? ''
  if (Object.hasOwn(WORDS, path)) return WORDS[path] ?? null
  let here: unknown = values
  for (const step of path.split('.')) {
    if (typeof here !== 'object' || here === null || !Object.hasOwn(here, step)) return null
    here = (here as { readonly [name: string]: unknown })[step]
  }
  return (here ?? null) as Json
}

/** What filters compare with and what commands take: any value fits, so pages follow a path there by themselves. */
const CARRIED = /^(value|record|params)$/

/**
 * Whether anything in a page's controls asks for the expression engine: an expression that is more than a path, or one that a control
 * is set by, since only the engine knows which values fit.
 */
export const needsEngine = (controls: { readonly [id: string]: { readonly config: unknown } }): boolean =>
  Object.values(controls).some(({ config }) => asks(config))

function asks(value: unknown, carried = false): boolean {
  if (typeof value === 'string') return value.includes('{{')
  if (typeof value !== 'object' || value === null) return false
  if ('fx' in value && typeof value.fx === 'string') return !(carried && isPlain(value.fx))
  return Object.entries(value).some(([name, inner]) => asks(inner, carried || CARRIED.test(name)))
}
