export type Box = { readonly x: number; readonly y: number; readonly width: number; readonly height: number }
type Size = { readonly width: number; readonly height: number }

export type Placement = {
  /** Side of the anchor to stand on, if there is room. */
  readonly side: 'below' | 'above'
  /** Edge shared with the anchor, in reading direction. */
  readonly align: 'start' | 'end' | 'center'
  readonly rightToLeft?: boolean
  /** Distance to the anchor, px. */
  readonly gap?: number
}

const MARGIN = 8

const clamp = (value: number, least: number, most: number) => Math.max(least, Math.min(value, most))

/**
 * Where a floating thing stands beside its anchor: on the side asked for, on the other where only that has room, and
 * never off the window.
 * @returns the top left corner and the height there is, px in the window
 */
export function place(
  anchor: Box,
  size: Size,
  view: Size,
  placement: Placement,
): { x: number; y: number; room: number } {
  const gap = placement.gap ?? 4
  const roomBelow = view.height - (anchor.y + anchor.height) - gap - MARGIN
  const roomAbove = anchor.y - gap - MARGIN
  const wantsBelow = placement.side === 'below'
  const fits = size.height <= (wantsBelow ? roomBelow : roomAbove)
  const below = fits ? wantsBelow : roomBelow >= roomAbove
  const room = clamp(below ? roomBelow : roomAbove, 0, Math.max(0, view.height - 2 * MARGIN))
  const height = Math.min(size.height, room)

  const left = anchor.x
  const right = anchor.x + anchor.width - size.width
  const leftAligned = (placement.align === 'start') !== (placement.rightToLeft ?? false)
  const x = placement.align === 'center' ? (left + right) / 2 : leftAligned ? left : right
  return {
    x: clamp(x, MARGIN, Math.max(MARGIN, view.width - size.width - MARGIN)),
    y: clamp(
      below ? anchor.y + anchor.height + gap : anchor.y - gap - height,
      MARGIN,
      Math.max(MARGIN, view.height - height - MARGIN),
    ),
    room,
  }
}

/** Puts `floating` (position: fixed) beside `anchor`; call again when either changes. */
export function placeBeside(
  floating: HTMLElement,
  anchor: Element | Box,
  placement: Omit<Placement, 'rightToLeft'>,
): void {
  floating.style.maxHeight = ''
  const { width, height } = floating.getBoundingClientRect()
  const box = anchor instanceof Element ? anchor.getBoundingClientRect() : anchor
  const rightToLeft = getComputedStyle(floating).direction === 'rtl'
  const spot = place(box, { width, height }, { width: innerWidth, height: innerHeight }, { ...placement, rightToLeft })
  floating.style.left = `${spot.x}px`
  floating.style.top = `${spot.y}px`
  floating.style.maxHeight = `${spot.room}px`
}
