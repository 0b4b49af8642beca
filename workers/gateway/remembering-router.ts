import type { Result, Router } from 'hono/router'
import { TrieRouter } from 'hono/router/trie-router'

/** How many addresses are remembered, and how long they may be: strangers choose them. */
const MOST = 2_000
const LONGEST = 200

/**
 * Hono's trie, with what it found last. Its faster router refuses our addresses, where a fixed word stands beside a parameter
 * (`/records/:component/openapi.json` and `/records/:component/:id`), and walking the trie for every request is felt.
 */
export class RememberingRouter<T> implements Router<T> {
  readonly name = 'RememberingRouter'
  readonly #trie = new TrieRouter<T>()
  /** Results are read only by those who get them. */
  readonly #found = new Map<string, Map<string, Result<T>>>()

  add(method: string, path: string, handler: T): void {
    this.#found.clear()
    this.#trie.add(method, path, handler)
  }

  match(method: string, path: string): Result<T> {
    const ofMethod = this.#found.get(method)
    const known = ofMethod?.get(path)
    if (known) return known
    const found = this.#trie.match(method, path)
    if (path.length <= LONGEST) this.#remember(method, path, found, ofMethod)
    return found
  }

  #remember(method: string, path: string, found: Result<T>, ofMethod: Map<string, Result<T>> | undefined): void {
    if (ofMethod === undefined) {
      // Methods are made up as easily as addresses.
      if (this.#found.size < 16) this.#found.set(method, new Map([[path, found]]))
      return
    }
    if (ofMethod.size >= MOST) ofMethod.clear()
    ofMethod.set(path, found)
  }
}
