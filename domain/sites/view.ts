import type { Component, ComponentOutline, Page } from '../components/document.ts'
import type { Locale } from '../localization/locales.ts'
import type { MenuItem, Site } from './site.ts'

/** An entry of the menu as one reader gets it: only what they may open, with the addresses' words. */
export type MenuEntry = Pick<MenuItem, 'id' | 'title' | 'titles' | 'icon'> & {
  /** Keys of the component and page it opens; absent for a heading. */
  readonly open?: { readonly component: string; readonly page: string }
  readonly children: readonly MenuEntry[]
}

/** A site as one reader gets it: `GET /api/app/sites/:site`. */
export type SiteView = {
  readonly site: Pick<Site, 'id' | 'key' | 'name' | 'theme'> & { readonly logo: string | null; readonly locale: Locale }
  readonly menu: readonly MenuEntry[]
  /** Where the site's own address leads; null while there is nothing to open. */
  readonly home: { readonly component: string; readonly page: string } | null
  /** Whether workflows may ask: then there is an inbox. */
  readonly inbox: boolean
  readonly user: { readonly id: string; readonly name: string; readonly email: string; readonly role: string }
}

/** A workflow as whoever starts it names it; component and workflow by their keys. */
export type StartedWorkflow = { readonly component: string; readonly key: string; readonly title: string }

/** A page with all that drawing it takes but its records: `GET /api/app/pages/:component/:page`. */
export type PageView = {
  readonly release: number
  readonly component: Pick<Component, 'id' | 'key' | 'title' | 'access' | 'model'>
  readonly page: Page
  /** Workflows by id that controls of the page start; those out of the reader's reach are left out. */
  readonly workflows: { readonly [id: string]: StartedWorkflow }
  /** Outlines by component id: this component, those its properties refer to and those its controls show or open. */
  readonly references: { readonly [componentId: string]: ComponentOutline }
  readonly can: { readonly read: boolean; readonly create: boolean; readonly update: boolean; readonly delete: boolean }
}
