import type { ComponentChildren } from 'preact'
import { classNames } from './class-names.ts'
import { Icon } from './icon.tsx'
import { alertIcon, checkCircleIcon, errorIcon, infoIcon } from './icons.ts'

const DRAWINGS = { danger: errorIcon, warning: alertIcon, info: infoIcon, success: checkCircleIcon }

type Props = {
  tone: keyof typeof DRAWINGS
  children: ComponentChildren
  /** One act that helps. */
  action?: ComponentChildren
}

/** News about the whole view. A problem is read aloud at once, the rest when there is time. */
export const Banner = ({ tone, children, action }: Props) => (
  <div class={classNames('banner', tone)} role={tone === 'danger' ? 'alert' : 'status'}>
    <Icon drawing={DRAWINGS[tone]} />
    <span class="grow">{children}</span>
    {action}
  </div>
)
