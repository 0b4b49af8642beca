import { classNames } from './class-names.ts'
import { formatNumber } from './format/numbers.ts'
import type { Tone } from './tone.ts'

type Props = {
  value: number
  tone?: Tone | undefined
  /** What is counted, for a screen reader: "3 problems". */
  label?: string | undefined
}

export const Count = ({ value, tone, label }: Props) => (
  <span class={classNames('count', tone)} {...(label === undefined ? {} : { role: 'img', 'aria-label': label })}>
    {formatNumber(value, { notation: 'compact' })}
  </span>
)
