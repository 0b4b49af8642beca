export type Match = {
  /** Higher is better; only to be compared with others of the same query. */
  readonly score: number
  /** Indexes into the text that the query hit, rising. */
  readonly at: readonly number[]
}

const isWordStart = (text: string, index: number): boolean =>
  index === 0 || /[\s\-_/.:>]/.test(text.charAt(index - 1)) || /\p{Ll}\p{Lu}/u.test(text.slice(index - 1, index + 1))

/** One code unit to one code unit, so that indexes hold: accents and case aside. */
const fold = (text: string): string =>
  Array.from({ length: text.length }, (_, index) => {
    const plain = text.charAt(index).normalize('NFKD').charAt(0).toLowerCase()
    return plain.length === 1 ? plain : text.charAt(index)
  }).join('')

/**
 * Whether the letters of `query` stand in `text` in this order: starts of words and letters side by side count more, long
 * texts less.
 * @returns null where they do not; every text matches the empty query
 */
export function fuzzyMatch(query: string, text: string): Match | null {
  const wanted = fold(query).replace(/\s+/g, '')
  if (wanted === '') return { score: 0, at: [] }
  const folded = fold(text)
  let best: Match | null = null
  // Each place the first letter stands at is tried: "pa" finds the "pa" of "new page", not "new (p)…(a)".
  for (
    let start = folded.indexOf(wanted.charAt(0));
    start !== -1;
    start = folded.indexOf(wanted.charAt(0), start + 1)
  ) {
    const at: number[] = []
    let score = 0
    let from = start
    for (let next = 0; next < wanted.length; next++) {
      const index = folded.indexOf(wanted.charAt(next), from)
      if (index === -1) break
      score += isWordStart(text, index) ? 8 : 1
      if (at.at(-1) === index - 1) score += 5
      at.push(index)
      from = index + 1
    }
    if (at.length < wanted.length) break
    score -= ((at.at(-1) ?? 0) - start) * 0.2 + text.length * 0.02
    if (best === null || score > best.score) best = { score, at }
  }
  return best
}
