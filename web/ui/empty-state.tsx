import type { ComponentChildren } from 'preact'
import { Icon } from './icon.tsx'
import type { Drawing } from './icons.ts'

type Props = {
  icon: Drawing
  /** What is true: "No invoice is overdue". */
  title: string
  children?: ComponentChildren
  /** One next act. */
  action?: ComponentChildren
}

export const EmptyState = ({ icon, title, children, action }: Props) => (
  <div class="empty">
    <span class="glyph">
      <Icon drawing={icon} size="l" />
    </span>
    <b class="strong">{title}</b>
    {children !== undefined && <span class="muted">{children}</span>}
    {action}
  </div>
)
