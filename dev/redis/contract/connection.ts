/** What a Redis answers, strings read as UTF-8. */
export type Answer = string | number | null | readonly Answer[]

export type Outcome = { readonly result: Answer } | { readonly error: string }

/** A Redis as the contract sees it, whatever protocol is in between. Every method throws on an error reply. */
export type Connection = {
  readonly send: (...command: readonly (string | number)[]) => Promise<Answer>
  /** The bytes of one string reply. */
  readonly bytes: (...command: readonly (string | number)[]) => Promise<Buffer>
  readonly pipeline: (commands: readonly (readonly string[])[]) => Promise<Outcome[]>
  /** Rejects when a command cannot be queued; none of them runs then. */
  readonly transaction: (commands: readonly (readonly string[])[]) => Promise<Outcome[]>
  readonly stop: () => Promise<void>
}
