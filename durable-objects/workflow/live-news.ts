/** Browsers hear of an object's runs at most so often, ms. */
const PAUSE_MS = 1_500
/** Beyond so many ids none are listed: the reader looks again anyway. */
const MOST_IDS = 100

/** Gathers which runs have moved, and tells of them at once and then at intervals, never of each turn. */
export class LiveNews {
  readonly #send: (ids: readonly string[]) => Promise<void>
  #moved = new Set<string>()
  #timer: ReturnType<typeof setTimeout> | undefined

  /** @param send may fail: what is not heard is seen when the reader looks next */
  constructor(send: (ids: readonly string[]) => Promise<void>) {
    this.#send = send
  }

  tell(ids: readonly string[]): void {
    for (const id of ids) this.#moved.add(id)
    if (this.#timer === undefined) this.#flush()
  }

  #flush(): void {
    this.#timer = undefined
    if (this.#moved.size === 0) return
    const ids = this.#moved.size > MOST_IDS ? [] : [...this.#moved]
    this.#moved = new Set()
    void this.#send(ids).catch(() => undefined)
    this.#timer = setTimeout(() => this.#flush(), PAUSE_MS)
  }
}
