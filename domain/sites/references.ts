import type { Site } from './site.ts'

/** Where a site refers to components. Paths start at the site's root. */
export function componentsOf({ menu, home }: Site): { readonly path: readonly string[]; readonly component: string }[] {
  return [
    ...Object.values(menu).flatMap(({ id, component }) =>
      component === undefined ? [] : [{ path: ['menu', id, 'component'], component }],
    ),
    ...(home ? [{ path: ['home', 'component'], component: home.component }] : []),
  ]
}
