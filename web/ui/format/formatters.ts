const MAX_KEPT = 200

/** Formatters are dear to make (tens of microseconds, kilobytes) and few: one per tag and options is kept. */
export function keep<Options, Formatter>(make: (tag: string, options: Options | undefined) => Formatter) {
  const made = new Map<string, Formatter>()
  return (tag: string, options?: Options): Formatter => {
    const key = options === undefined ? tag : `${tag} ${JSON.stringify(options)}`
    let formatter = made.get(key)
    if (formatter === undefined) {
      if (made.size >= MAX_KEPT) made.clear()
      formatter = make(tag, options)
      made.set(key, formatter)
    }
    return formatter
  }
}
