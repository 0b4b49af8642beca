import type { Role } from '../auth/roles.ts'
import type { Actor } from '../auth/can.ts'
import { ordered } from '../components/model.ts'
import type { LiveApp } from '../publications/release.ts'
import type { MenuItem, Site } from '../sites/site.ts'
import type { MenuEntry, SiteView } from '../sites/view.ts'
import { abilitiesOf, isOpen } from './openable.ts'

/** The site opened at `/`: the default one, or the first by key. */
export const defaultSite = ({ sites }: Pick<LiveApp, 'sites'>): Site | undefined => {
  const all = Object.values(sites).toSorted((a, b) => (a.key < b.key ? -1 : 1))
  return all.find(({ isDefault }) => isDefault) ?? all[0]
}

export const siteByKey = ({ sites }: Pick<LiveApp, 'sites'>, key: string): Site | undefined =>
  Object.values(sites).find((site) => site.key === key)

/** A site as one reader gets it: entries that lead to what is not there or not for them are left out, and headings over nothing. */
export function siteView(
  app: LiveApp,
  roles: readonly Role[],
  site: Site,
  reader: Omit<Actor, 'workspaceId'>,
): SiteView {
  const openings = new Map<string, MenuEntry['open'] | null>()
  const opening = (component: string, page: string | undefined): MenuEntry['open'] | null => {
    const key = `${component} ${page ?? ''}`
    let known = openings.get(key)
    if (known === undefined) openings.set(key, (known = openingOf(app, roles, component, page, reader)))
    return known
  }
  const items = ordered(site.menu)
  const under = (parent: string | null, depth: number): MenuEntry[] =>
    depth > MAX_DEPTH ? [] : items.filter((item) => item.parent === parent).flatMap((item) => entry(item, depth))
  const entry = (item: MenuItem, depth: number): MenuEntry[] => {
    const open = item.component === undefined ? null : opening(item.component, item.page)
    const children = under(item.id, depth + 1)
    if (!open && children.length === 0) return []
    const { id, title, titles, icon } = item
    return [{ id, title, titles, ...(icon === undefined ? {} : { icon }), ...(open ? { open } : {}), children }]
  }
  const menu = items.length === 0 ? everyComponent(app, roles, reader) : under(null, 0)
  const { id, key, name, theme, locale } = site
  const { userId, email, role } = reader
  return {
    site: { id, key, name, theme, logo: site.logo ?? null, locale },
    menu,
    home: (site.home && opening(site.home.component, site.home.page)) ?? firstOpening(menu),
    inbox: Object.values(app.components).some(({ workflows }) => Object.keys(workflows).length > 0),
    user: { id: userId, name: reader.name, email, role },
  }
}

const MAX_DEPTH = 20

/** The menu of a site that nobody has given one: a line for each component the reader may open, by its title. */
function everyComponent(app: LiveApp, roles: readonly Role[], reader: Pick<Actor, 'role' | 'roleIds'>): MenuEntry[] {
  const documents = Object.values(app.components).toSorted((a, b) => (a.component.title < b.component.title ? -1 : 1))
  return documents.flatMap(({ component, pages }) => {
    const list = ordered(pages).find((page) => Object.values(page.controls).some(({ kind }) => kind === 'data-grid'))
    const open = openingOf(app, roles, component.id, list?.id, reader)
    const { id, title, icon } = component
    return open ? [{ id, title, titles: {}, icon, open, children: [] }] : []
  })
}

function openingOf(
  { components }: LiveApp,
  roles: readonly Role[],
  componentId: string,
  pageId: string | undefined,
  reader: Pick<Actor, 'role' | 'roleIds'>,
) {
  const document = components[componentId]
  if (!document || !isOpen(abilitiesOf(reader, roles, document.component))) return null
  const page = pageId === undefined ? ordered(document.pages)[0] : document.pages[pageId]
  return page ? { component: document.component.key, page: page.key } : null
}

function firstOpening(menu: readonly MenuEntry[]): SiteView['home'] {
  for (const { open, children } of menu) {
    const found = open ?? firstOpening(children)
    if (found) return found
  }
  return null
}
