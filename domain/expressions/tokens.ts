/** A coloured stretch of an expression; UTF-16 offsets, half-open. White space between tokens has none. */
export type Token = {
  readonly kind:
    | 'name'
    | 'function'
    | 'string'
    | 'number'
    | 'keyword'
    | 'operator'
    | 'punctuation'
    | 'comment'
    | 'invalid'
  readonly from: number
  readonly to: number
}

const PATTERN =
  /(?<comment>\/\/[^\n]*)|(?<string>[rRbB]?(?:"""(?:\\[^]|(?!""")[^])*(?:"""|$)|'''(?:\\[^]|(?!''')[^])*(?:'''|$)|"(?:\\.|[^"\\\n])*"?|'(?:\\.|[^'\\\n])*'?))|(?<number>0[xX][0-9a-fA-F]+|\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)|(?<name>[A-Za-z_][A-Za-z0-9_]*)|(?<operator>[=!<>]=|&&|\|\||[-+*/%<>!?:])|(?<punctuation>[()[\]{}.,])|(?<space>\s+)|(?<invalid>[^])/guy

const KEYWORDS: ReadonlySet<string> = new Set(['true', 'false', 'null', 'in'])

/** Splits any text, finished or not; never fails. */
export function tokens(text: string): Token[] {
  const found: Token[] = []
  for (const match of text.matchAll(PATTERN)) {
    const [word] = match
    const kind = Object.keys(match.groups ?? {}).find((name) => match.groups?.[name] !== undefined)
    if (kind === undefined || kind === 'space') continue
    const to = match.index + word.length
    const called = kind === 'name' && /^\s*\(/.test(text.slice(to, to + 20))
    found.push({
      kind: (KEYWORDS.has(word) ? 'keyword' : called ? 'function' : kind) as Token['kind'],
      from: match.index,
      to,
    })
  }
  return found
}
