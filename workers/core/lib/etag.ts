/**
 * Whether the caller has what is about to be sent (RFC 9110, 13.1.2). Whoever compresses an answer on its way may mark its tag as weak
 * (`W/`); both are the same here.
 * @param ifNoneMatch the header as it came
 * @param etag with its quotes, as it is sent
 */
export function isKnown(ifNoneMatch: string | null, etag: string): boolean {
  if (ifNoneMatch === null) return false
  if (ifNoneMatch === etag) return true
  return ifNoneMatch.split(',').some((each) => {
    const tag = each.trim()
    return tag === '*' || strong(tag) === strong(etag)
  })
}

/** A tag without its mark of weakness. */
export const strong = (tag: string): string => tag.replace(/^W\//, '')
