import type { RefObject } from 'preact'
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks'
import { placeBeside, type Box, type Placement } from './place.ts'

type Floating = {
  open: boolean
  floating: RefObject<HTMLElement | null>
  /** Element it stands beside, or a spot in the window. */
  anchor: RefObject<HTMLElement | null> | Box
  placement: Omit<Placement, 'rightToLeft'>
  /** A press outside of both, or the window losing its size. */
  onDismiss: () => void
  /** At least as wide as the anchor. */
  fit?: boolean
}

/**
 * Shows a `popover="manual"` element in the top layer beside its anchor while `open`, over dialogs too and never cut off by a
 * scrolling panel. It follows the anchor when something scrolls.
 */
export function useFloating({ open, floating, anchor, placement, onDismiss, fit }: Floating): void {
  const dismiss = useRef(onDismiss)
  dismiss.current = onDismiss

  useLayoutEffect(() => {
    const element = floating.current
    if (!open || element === null) return
    const spot = () => ('current' in anchor ? anchor.current : anchor)
    const draw = () => {
      const beside = spot()
      if (beside === null) return
      if (fit && beside instanceof Element) element.style.minWidth = `${beside.getBoundingClientRect().width}px`
      placeBeside(element, beside, placement)
    }
    element.showPopover()
    draw()
    const sizes = new ResizeObserver(draw)
    sizes.observe(element)
    addEventListener('scroll', draw, { capture: true, passive: true })
    addEventListener('resize', draw)
    return () => {
      sizes.disconnect()
      removeEventListener('scroll', draw, { capture: true })
      removeEventListener('resize', draw)
      if (element.isConnected) element.hidePopover()
    }
    // The placement is written out at the call and changes only with `open`.
  }, [open, 'current' in anchor ? anchor : anchor.x, 'current' in anchor ? null : anchor.y])

  useEffect(() => {
    if (!open) return
    const press = (event: PointerEvent) => {
      const target = event.composedPath()
      const beside = 'current' in anchor ? anchor.current : null
      const inside = [floating.current, beside].some((part) => part !== null && target.includes(part))
      if (!inside) dismiss.current()
    }
    addEventListener('pointerdown', press, true)
    return () => removeEventListener('pointerdown', press, true)
  }, [open])
}
