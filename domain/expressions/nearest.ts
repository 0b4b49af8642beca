/** Optimal string alignment distance without case: insert, delete, replace, swap of neighbours cost one each. */
function distance(a: string, b: string): number {
  const rows = Array.from({ length: a.length + 1 }, (_, i) => [i])
  const at = (i: number, j: number) => rows[i]?.[j] ?? j
  for (let i = 0; i <= a.length; i++) {
    for (let j = 1; j <= b.length; j++) {
      if (i === 0) continue
      const cost = a[i - 1] === b[j - 1] ? 0 : 1
      let best = Math.min(at(i - 1, j) + 1, at(i, j - 1) + 1, at(i - 1, j - 1) + cost)
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) best = Math.min(best, at(i - 2, j - 2) + 1)
      const row = rows[i]
      if (row) row[j] = best
    }
  }
  return at(a.length, b.length)
}

/** From how many letters on a name may be the beginning of another. */
const BEGINNING = 3

/** The candidate a person most likely meant by `name`: the shortest it is the beginning of, else the nearest; null when none is near. */
export function nearest(name: string, candidates: readonly string[]): string | null {
  const wanted = name.slice(0, 64).toLowerCase()
  const longer =
    wanted.length < BEGINNING ? [] : [...candidates].filter((each) => each.toLowerCase().startsWith(wanted))
  if (longer.length > 0) return longer.reduce((a, b) => (b.length < a.length ? b : a))
  let best: string | null = null
  let least = Math.max(1, Math.floor(wanted.length / 3)) + 1
  for (const candidate of candidates) {
    if (Math.abs(candidate.length - wanted.length) >= least) continue
    const cost = distance(wanted, candidate.toLowerCase())
    if (cost < least) [best, least] = [candidate, cost]
  }
  return best
}
