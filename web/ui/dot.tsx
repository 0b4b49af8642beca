import { classNames } from './class-names.ts'
import type { Tone } from './tone.ts'

/** The mark of a status; `none` is a ring. The word stands beside it. */
export const Dot = ({ tone }: { tone?: Tone | 'none' | undefined }) => (
  <span class={classNames('dot', tone === 'none' ? 'ring' : tone)} aria-hidden />
)
