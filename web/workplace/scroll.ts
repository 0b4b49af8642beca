/** How far the parts of a page are scrolled, in their order. The frame never scrolls, so the browser has nothing to remember. */
export type Scroll = readonly number[]

const SETTLED_MS = 100
/** Rows that come later than this come to a reader who has gone on. */
const PATIENCE_MS = 5_000
const GOES_ON = ['wheel', 'touchmove', 'keydown', 'pointerdown'] as const

let timer: ReturnType<typeof setTimeout>

const parts = () => [...document.querySelectorAll('.fmain, .tw')]

/** Keeps it with the present entry of the history. */
export function keepScroll(): void {
  clearTimeout(timer)
  history.replaceState({ ...(history.state as object | null), scroll: parts().map((part) => part.scrollTop) }, '')
}

/** Keeps it, and again whenever the reader has scrolled. */
export function watchScroll(): void {
  keepScroll()
  addEventListener('popstate', () => clearTimeout(timer))
  addEventListener(
    'scroll',
    () => {
      clearTimeout(timer)
      timer = setTimeout(keepScroll, SETTLED_MS)
    },
    true,
  )
}

/** Scrolls a page to where it was left, as soon as it is long enough; a reader who scrolls first is not pulled back. */
export function restoreScroll(tops: Scroll): void {
  const end = performance.now() + PATIENCE_MS
  const over = new AbortController()
  for (const type of GOES_ON) addEventListener(type, () => over.abort(), { capture: true, signal: over.signal })
  const step = () => {
    if (over.signal.aborted || performance.now() > end) return over.abort()
    const found = parts()
    let isThere = true
    for (const [index, top] of tops.entries()) {
      const part = found[index]
      if (part) part.scrollTop = top
      // Less than a pixel is the browser's rounding.
      isThere &&= part !== undefined && Math.abs(part.scrollTop - top) <= 1
    }
    if (isThere) over.abort()
    else requestAnimationFrame(step)
  }
  step()
}
