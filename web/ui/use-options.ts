import { useSignal, useSignalEffect, type ReadonlySignal } from '@preact/signals'
import type { Option } from './option.ts'

/** Answers a search, newest question first; `signal` aborts when nobody waits any more. */
export type LoadOptions = (query: string, signal: AbortSignal) => Promise<readonly Option[]>

export type Found = { readonly options: readonly Option[]; readonly state: 'ready' | 'loading' | 'failed' }

const DEBOUNCE_MS = 150

const fold = (text: string) => text.normalize('NFKD').replace(/\p{M}/gu, '').toLocaleLowerCase()

/** Options whose label or hint holds every word of the query, accents aside. */
export function filterOptions(options: readonly Option[], query: string): readonly Option[] {
  const words = fold(query).split(/\s+/).filter(Boolean)
  if (words.length === 0) return options
  return options.filter((option) => {
    const text = fold(`${option.label} ${option.hint ?? ''}`)
    return words.every((word) => text.includes(word))
  })
}

/**
 * What there is to choose for what was typed: filtered at once from a list, or asked for when typing pauses. Earlier
 * results stay while new ones load; an answer that comes late is dropped.
 */
export function useOptions(
  source: readonly Option[] | LoadOptions,
  query: ReadonlySignal<string>,
  open: ReadonlySignal<boolean>,
): Found {
  const found = useSignal<Found>({ options: [], state: 'loading' })
  useSignalEffect(() => {
    const text = query.value
    if (!open.value || typeof source !== 'function') return
    const abort = new AbortController()
    found.value = { options: found.peek().options, state: 'loading' }
    const timer = setTimeout(
      () => {
        source(text, abort.signal).then(
          (options) => {
            if (!abort.signal.aborted) found.value = { options, state: 'ready' }
          },
          () => {
            if (!abort.signal.aborted) found.value = { options: [], state: 'failed' }
          },
        )
      },
      text === '' ? 0 : DEBOUNCE_MS,
    )
    return () => {
      clearTimeout(timer)
      abort.abort()
    }
  })
  if (typeof source === 'function') return found.value
  return { options: filterOptions(source, query.value), state: 'ready' }
}
