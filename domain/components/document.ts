import * as v from 'valibot'
import { ControlConfig, ControlKindName } from '../controls/control.ts'
import { Id, Identifier, Key, Title } from '../lib/names.ts'
import { Workflow } from '../workflows/definition.ts'
import { Model, OrderKey } from './model.ts'

/** An element on a page. The tree is flat: each control names its parent, so that a move is one edit and merges cleanly. */
export const Control = v.strictObject({
  id: Id,
  kind: ControlKindName,
  /** Unique on its page; what scripts, tests and people call it. */
  name: Identifier,
  /** The containing control, or null for the page itself. */
  parent: v.nullable(Id),
  /** Which part of the parent holds it (a tab's id); absent for single-part containers. */
  slot: v.optional(Id),
  order: OrderKey,
  config: ControlConfig,
})
export type Control = v.InferOutput<typeof Control>

/** One screen of a component. */
export const Page = v.strictObject({
  schema: v.literal(1),
  id: Id,
  key: Key,
  title: Title,
  order: OrderKey,
  /** A `dialog` page is made to be opened over another one; it may still be opened alone. */
  presentation: v.optional(v.picklist(['page', 'dialog']), 'page'),
  controls: v.record(Id, Control),
})
export type Page = v.InferOutput<typeof Page>

/** The unit a builder makes, without its pages. */
export const Component = v.strictObject({
  schema: v.literal(1),
  id: Id,
  /** Names the component in addresses: `invoice`. Unique in the workspace. */
  key: Key,
  title: Title,
  description: v.optional(v.pipe(v.string(), v.maxLength(2_000)), ''),
  icon: v.optional(v.pipe(v.string(), v.regex(/^[a-z0-9-]{1,40}$/)), 'cube'),
  /** `private`: only roles with a grant. `members`: every signed-in member reads and writes. Owners and builders always may. */
  access: v.optional(v.picklist(['private', 'members']), 'private'),
  model: Model,
})
export type Component = v.InferOutput<typeof Component>

/** Everything edited together in the component editor; what drafts, releases and exports carry. */
export const ComponentDocument = v.strictObject({
  component: Component,
  pages: v.record(Id, Page),
  workflows: v.optional(v.record(Id, Workflow), {}),
})
export type ComponentDocument = v.InferOutput<typeof ComponentDocument>

/** What other components need to know of one: enough to check references, offer columns and bind controls. */
export type ComponentOutline = Pick<Component, 'id' | 'key' | 'title' | 'icon' | 'model'> & {
  /** What only builders need: absent where a published page is served. */
  readonly workflows?: readonly WorkflowOutline[]
  readonly pages: readonly Pick<Page, 'id' | 'key' | 'title' | 'order' | 'presentation'>[]
}

export const outlineOf = ({ component, pages }: ComponentDocument): ComponentOutline => ({
  id: component.id,
  key: component.key,
  title: component.title,
  icon: component.icon,
  model: component.model,
  pages: Object.values(pages)
    .map(({ id, key, title, order, presentation }) => ({ id, key, title, order, presentation }))
    .toSorted((a, b) => (a.order < b.order ? -1 : 1)),
})

/** What other workflows need to know of one: what to call it, and which ones it starts and waits for. */
export type WorkflowOutline = Pick<Workflow, 'id' | 'key' | 'title'> & { readonly calls: readonly string[] }

/** An outline for builders: with the workflows. */
export const fullOutlineOf = (document: ComponentDocument): ComponentOutline => ({
  ...outlineOf(document),
  workflows: Object.values(document.workflows).map(({ id, key, title, steps }) => ({
    id,
    key,
    title,
    calls: Object.values(steps).flatMap(({ kind, config: { workflow, wait } }) =>
      kind === 'workflow' && typeof workflow === 'string' && wait !== false ? [workflow] : [],
    ),
  })),
})
