import type { Scroll } from './scroll.ts'

/** What an entry of the history keeps: how many of the site's are below it, and how far its page was scrolled. */
type State = { readonly depth?: number; readonly scroll?: Scroll }

const stateNow = (): State => (history.state ?? {}) as State

/**
 * The browser's history within a site.
 * @param onMove called when the reader goes back or forward; resolves when the page they came to is shown
 */
export function visits(onMove: () => Promise<void>): {
  visit: (address: string, how: 'push' | 'replace') => void
  goBack: () => boolean
  /** Scrolls to where the page was left. */
  restore: () => Promise<void>
} {
  // Fetched when somebody scrolls: before there is nothing to keep.
  let scrolled: typeof import('./scroll.ts') | undefined
  const watch = async () => {
    scrolled = await import('./scroll.ts')
    scrolled.watchScroll()
  }
  addEventListener('scroll', () => void watch(), { capture: true, once: true })
  const restore = async () => {
    const { scroll } = stateNow()
    if (scroll) (await import('./scroll.ts')).restoreScroll(scroll)
  }
  addEventListener('popstate', () => void onMove().then(restore))
  return {
    visit(address, how) {
      const { depth = 0 } = stateNow()
      if (how === 'replace') return history.replaceState(stateNow(), '', address)
      scrolled?.keepScroll()
      history.pushState({ depth: depth + 1 } satisfies State, '', address)
    },
    goBack() {
      if (!stateNow().depth) return false
      history.back()
      return true
    },
    restore,
  }
}
