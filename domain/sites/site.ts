import * as v from 'valibot'
import { OrderKey } from '../components/model.ts'
import { Id, Key, Title } from '../lib/names.ts'
import { LOCALES } from '../localization/locales.ts'

const LocaleName = v.picklist(LOCALES)

const Colour = v.pipe(v.string(), v.regex(/^#[0-9a-f]{6}$/i, 'colour_malformed'))

/** An entry of a site's menu. Without a component it is a heading for its children. */
export const MenuItem = v.strictObject({
  id: Id,
  parent: v.nullable(Id),
  order: OrderKey,
  title: Title,
  /** Titles in other languages. */
  titles: v.optional(v.record(LocaleName, Title), {}),
  icon: v.optional(v.pipe(v.string(), v.regex(/^[a-z0-9-]{1,40}$/))),
  component: v.optional(Id),
  page: v.optional(Id),
})
export type MenuItem = v.InferOutput<typeof MenuItem>

/** One URL space for end users. */
export const Site = v.strictObject({
  schema: v.literal(1),
  id: Id,
  key: Key,
  name: Title,
  /** Opened at `/`. Exactly one site of a workspace has it. */
  isDefault: v.optional(v.boolean(), false),
  theme: v.optional(v.strictObject({ accent: v.optional(Colour), signal: v.optional(Colour) }), {}),
  /** File id of the logo. */
  logo: v.optional(v.string()),
  locale: v.optional(LocaleName, 'en'),
  /** Opened at the site's own address; the first menu entry with a page when absent. */
  home: v.optional(v.strictObject({ component: Id, page: Id })),
  menu: v.record(Id, MenuItem),
})
export type Site = v.InferOutput<typeof Site>
