import { useLocation } from 'preact-iso'
import { Icon } from '#web/ui/icon.tsx'
import { helpIcon, logoIcon } from '#web/ui/icons.ts'
import { useWorkspace } from '../context.ts'
import { messages } from '../messages.ts'
import { places, type StudioPlace } from './places.ts'

/** The way from screen to screen. */
export function Rail({ onShortcuts }: { onShortcuts: () => void }) {
  const workspace = useWorkspace()
  const { path } = useLocation()
  const { frame } = messages.t
  const all = places(workspace)
  const here = all
    .toSorted((a, b) => b.href.length - a.href.length)
    .find(({ href }) => path === href || path.startsWith(`${href}/`))
  const link = ({ id, title, icon, href }: StudioPlace) => (
    <a
      key={id}
      href={href}
      class={id === here?.id ? 'on' : undefined}
      aria-label={title}
      title={title}
      aria-current={id === here?.id ? 'page' : undefined}
    >
      <Icon drawing={icon} />
    </a>
  )
  return (
    <nav class="rail" aria-label={frame.studio}>
      <a class="logo" href="/studio" aria-label="Aqtra Studio">
        <Icon drawing={logoIcon} size="l" />
      </a>
      {all.filter((place) => !place.atEnd).map(link)}
      <span class="grow" />
      <button type="button" aria-label={frame.shortcuts} title={`${frame.shortcuts} (?)`} onClick={onShortcuts}>
        <Icon drawing={helpIcon} />
      </button>
      {all.filter((place) => place.atEnd).map(link)}
    </nav>
  )
}
