const FOCUSABLE =
  'a[href], button:not(:disabled), input:not(:disabled, [type=hidden]), select:not(:disabled), textarea:not(:disabled), summary, [tabindex]'

/** What Tab or a script can reach inside `root`, in document order; hidden things are left out. */
export function focusable(root: ParentNode): HTMLElement[] {
  return [...root.querySelectorAll<HTMLElement>(FOCUSABLE)].filter(
    (element) => element.closest('[hidden], [inert]') === null && element.tabIndex >= 0,
  )
}

/** Moves focus to the first field told to be wrong. @returns whether there was one */
export function focusFirstInvalid(root: ParentNode): boolean {
  const field = root.querySelector<HTMLElement>('[aria-invalid=true]')
  field?.focus()
  return field !== null
}

/** Remembers what has the focus now; the returned function gives it back if it is still on the page. */
export function rememberFocus(): () => void {
  const before = document.activeElement
  return () => {
    if (before instanceof HTMLElement && before.isConnected) before.focus()
  }
}

/**
 * The index an arrow key leads to in a row or column of `count` things, wrapping round at the ends.
 * @returns undefined where the key moves nothing
 */
export function roveTo(
  event: KeyboardEvent,
  index: number,
  count: number,
  axis: 'horizontal' | 'vertical' | 'both',
): number | undefined {
  if (count === 0) return undefined
  const rightToLeft = event.target instanceof Element && event.target.closest('[dir]')?.getAttribute('dir') === 'rtl'
  const [back, on] = rightToLeft ? ['ArrowRight', 'ArrowLeft'] : ['ArrowLeft', 'ArrowRight']
  const next = (axis !== 'vertical' && event.key === on) || (axis !== 'horizontal' && event.key === 'ArrowDown')
  const previous = (axis !== 'vertical' && event.key === back) || (axis !== 'horizontal' && event.key === 'ArrowUp')
  if (next) return (index + 1) % count
  if (previous) return (index - 1 + count) % count
  if (event.key === 'Home') return 0
  if (event.key === 'End') return count - 1
  return undefined
}
