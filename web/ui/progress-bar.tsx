import { classNames } from './class-names.ts'
import type { Tone } from './tone.ts'

type Props = {
  label: string
  /** 0 to 1; left out while nobody knows. */
  value?: number | undefined
  tone?: Extract<Tone, 'success' | 'warning' | 'danger'> | undefined
}

export function ProgressBar({ label, value, tone }: Props) {
  const percent = value === undefined ? undefined : Math.round(Math.max(0, Math.min(1, value)) * 100)
  return (
    <div
      class={classNames('bar', tone, percent === undefined && 'is-unknown')}
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={percent}
    >
      <i style={percent === undefined ? undefined : { width: `${percent}%` }} />
    </div>
  )
}
