type State = { readonly depth: number }

const depthOf = (state: unknown): number =>
  typeof state === 'object' && state !== null && 'depth' in state ? Number((state as State).depth) : 0

/**
 * The browser's history within a site.
 * @param onMove called when the reader goes back or forward
 */
export function visits(onMove: () => void): {
  visit: (address: string, how: 'push' | 'replace') => void
  goBack: () => boolean
} {
  addEventListener('popstate', onMove)
  return {
    visit(address, how) {
      const depth = depthOf(history.state)
      if (how === 'push') {
        history.pushState({ depth: depth + 1 } satisfies State, '', address)
        scrollTo(0, 0)
      } else history.replaceState({ depth } satisfies State, '', address)
    },
    goBack() {
      if (depthOf(history.state) === 0) return false
      history.back()
      return true
    },
  }
}
