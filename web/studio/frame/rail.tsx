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
  const link = ({ id, title, icon, href, count = 0 }: StudioPlace) => (
    <a
      key={id}
      href={href}
      class={id === here?.id ? 'on' : undefined}
      aria-label={count > 0 ? frame.needsYou(title, count) : title}
      title={count > 0 ? frame.needsYou(title, count) : title}
      aria-current={id === here?.id ? 'page' : undefined}
    >
      <Icon drawing={icon} />
      {count > 0 && (
        <span class="count danger" aria-hidden>
          {count > 99 ? '99+' : count}
        </span>
      )}
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
