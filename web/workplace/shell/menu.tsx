import type { MenuEntry } from '#domain/sites/view.ts'
import { Icon } from '#web/ui/icon.tsx'
import { cubeIcon } from '#web/ui/icons.ts'
import { locale } from '#web/ui/reader.ts'
import { entryFor } from '../page-data.ts'
import { addressOf, type Place } from '../place.ts'
import { messages } from '../messages.ts'
import type { WorkplaceModel } from '../workplace-model.ts'

type Props = { model: WorkplaceModel; place: Place | null }

/** An entry's title in the reader's language, where it has one. */
export const titleOf = (entry: Pick<MenuEntry, 'title' | 'titles'>): string => entry.titles[locale.value] ?? entry.title

/** A plain press goes there within the page; any other way of opening a link stays the browser's. */
const goOnPress = (go: () => void) => (event: MouseEvent) => {
  if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey)
    return
  event.preventDefault()
  go()
}

type LinkProps = { model: WorkplaceModel; entry: MenuEntry; on: boolean; onGo?: (() => void) | undefined }

/** Where the inbox of a site is. */
export const inboxOf = (model: WorkplaceModel): string => `/inbox?site=${model.given().site.site.key}`

/** The inbox, where workflows may ask, with what waits there. */
function InboxLink({ model }: { model: WorkplaceModel }) {
  const on = 'inbox' in model.content.value
  const { mine } = model.counts.value
  return (
    <a href={inboxOf(model)} class={on ? 'on' : undefined} aria-current={on ? 'page' : undefined}>
      <Icon drawing={model.given().icons['inbox'] ?? ''} />
      <span class="trunc">{messages.t.inbox}</span>
      {mine > 0 && <span class="count signal">{mine}</span>}
    </a>
  )
}

/** One place of the menu. */
function MenuLink({ model, entry, on, onGo }: LinkProps) {
  const { site, icons } = model.given()
  const { open, icon } = entry
  if (!open) return null
  const place: Place = { ...open, record: null, params: {} }
  return (
    <a
      href={addressOf(site.site.key, place)}
      class={on ? 'on' : undefined}
      aria-current={on ? 'page' : undefined}
      onClick={goOnPress(() => {
        onGo?.()
        void model.go(place, 'page')
      })}
    >
      <Icon drawing={icons[icon ?? ''] ?? cubeIcon} />
      <span class="trunc">{titleOf(entry)}</span>
    </a>
  )
}

/** The site's menu: places, and headings over groups of them. */
export function Menu({ model, place, onGo }: Props & { onGo?: (() => void) | undefined }) {
  const { menu } = model.given().site
  const here = place ? entryFor(menu, place).at(-1) : undefined
  return (
    <>
      {model.given().site.inbox && <InboxLink model={model} />}
      <Entries model={model} entries={menu} here={here} onGo={onGo} />
    </>
  )
}

type EntriesProps = {
  model: WorkplaceModel
  entries: readonly MenuEntry[]
  here: MenuEntry | undefined
  onGo: (() => void) | undefined
}

const Entries = ({ model, entries, here, onGo }: EntriesProps) => (
  <ul>
    {entries.map((entry) => (
      <li key={entry.id}>
        {entry.open ? (
          <MenuLink model={model} entry={entry} on={entry === here} onGo={onGo} />
        ) : (
          <span class="cap">{titleOf(entry)}</span>
        )}
        {entry.children.length > 0 && <Entries model={model} entries={entry.children} here={here} onGo={onGo} />}
      </li>
    ))}
  </ul>
)

/** The first places of the menu, for a thumb. */
const IN_REACH = 4

export function TabBar({ model, place, label }: Props & { label: string }) {
  const { menu, inbox } = model.given().site
  const flat = (entries: readonly MenuEntry[]): MenuEntry[] =>
    entries.flatMap((entry) => [...(entry.open ? [entry] : []), ...flat(entry.children)])
  const places = flat(menu).slice(0, inbox ? IN_REACH - 1 : IN_REACH)
  const here = place ? entryFor(menu, place).at(-1) : undefined
  if (places.length < 2 && !inbox) return null
  return (
    <nav class="tabbar" aria-label={label}>
      {inbox && <InboxLink model={model} />}
      {places.map((entry) => (
        <MenuLink key={entry.id} model={model} entry={entry} on={entry === here} />
      ))}
    </nav>
  )
}
