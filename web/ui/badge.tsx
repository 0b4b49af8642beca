import type { ComponentChildren } from 'preact'
import { classNames } from './class-names.ts'
import { Icon } from './icon.tsx'
import type { Drawing } from './icons.ts'
import type { Tone } from './tone.ts'

type BadgeProps = {
  tone?: Tone | undefined
  line?: boolean | undefined
  icon?: Drawing | undefined
  children: ComponentChildren
}

/** A small fact about the thing beside it. */
export const Badge = ({ tone, line, icon, children }: BadgeProps) => (
  <span class={classNames('badge', tone, line && 'line')}>
    {icon !== undefined && <Icon drawing={icon} size="xs" />}
    {children}
  </span>
)
