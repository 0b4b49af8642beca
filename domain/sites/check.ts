import type { ComponentOutline } from '../components/document.ts'
import { error, warning } from '../components/report.ts'
import type { Problem } from '../lib/problem.ts'
import type { MenuItem, Site } from './site.ts'

/** Everything a builder must or should mend in a site before publishing. Paths start at the site's root. */
export function checkSite(site: Site, outlines: readonly ComponentOutline[]): Problem[] {
  const byId = new Map(outlines.map((outline) => [outline.id, outline]))
  const problems: Problem[] = []
  const check = (
    path: readonly string[],
    place: { readonly component?: string | undefined; readonly page?: string | undefined },
  ) => {
    if (place.component === undefined) return
    const outline = byId.get(place.component)
    if (!outline) problems.push(error('component_missing', [...path, 'component'], { component: place.component }))
    else if (place.page !== undefined && !outline.pages.some(({ id }) => id === place.page)) {
      problems.push(error('page_missing', [...path, 'page'], { page: place.page }))
    }
  }
  for (const [key, item] of Object.entries(site.menu)) {
    const path = ['menu', key]
    if (key !== item.id) problems.push(error('id_mismatch', [...path, 'id']))
    check(path, item)
    if (item.parent !== null && !site.menu[item.parent])
      problems.push(error('menu_parent_missing', [...path, 'parent']))
    else if (standsUnderItself(site.menu, item)) problems.push(error('menu_in_circle', [...path, 'parent']))
    if (item.component === undefined && !Object.values(site.menu).some(({ parent }) => parent === item.id)) {
      problems.push(warning('menu_entry_empty', path))
    }
  }
  if (site.home) check(['home'], site.home)
  return problems
}

const standsUnderItself = (menu: Site['menu'], { id, parent }: MenuItem): boolean => {
  const seen = new Set<string>()
  for (let at = parent; at !== null; at = menu[at]?.parent ?? null) {
    if (at === id || seen.has(at)) return true
    seen.add(at)
  }
  return false
}
