import { classNames } from './class-names.ts'
import type { Drawing } from './icons.ts'

type Props = {
  drawing: Drawing
  /** xs 12 px, s 14, l 20; 16 where left out. */
  size?: 'xs' | 's' | 'l' | undefined
  /** Arrows and chevrons point the other way where text runs right to left; clocks and graphs do not. */
  mirror?: boolean | undefined
  class?: string | undefined
  /** Only for an icon that stands alone; beside a word it is silent. */
  label?: string | undefined
}

/** One of the drawings of `icons.ts`, in the colour of the text around it. */
export function Icon({ drawing, size, mirror, class: more, label }: Props) {
  const voice = label === undefined ? { 'aria-hidden': true } : { role: 'img' as const, 'aria-label': label }
  return (
    <svg
      class={classNames('i', size, mirror && 'mirror', more)}
      viewBox="0 0 16 16"
      dangerouslySetInnerHTML={{ __html: drawing }}
      {...voice}
    />
  )
}
