import type { Context } from 'hono'
import { listDrafts } from '#db/queries/drafts.ts'
import { referencesOf } from '#domain/components/references.ts'
import { componentsOf } from '#domain/sites/references.ts'
import type { AppEnv } from '../../env.ts'

/** A draft that still refers to a component, and where. */
export type Referrer = {
  readonly kind: 'component' | 'site'
  readonly id: string
  readonly title: string
  readonly path: readonly string[]
}

/** Everything in the workspace's drafts that refers to a component. */
export async function referrersOf(c: Context<AppEnv>, componentId: string): Promise<Referrer[]> {
  const { workspaceId } = c.var.actor
  const [components, sites] = await Promise.all([
    listDrafts(c.var.sql, workspaceId, 'component'),
    listDrafts(c.var.sql, workspaceId, 'site'),
  ])
  return [
    ...components.flatMap(({ id, document }) =>
      referencesOf(document)
        .filter(({ component }) => component === componentId)
        .map(({ path }) => ({ kind: 'component' as const, id, title: document.component.title, path })),
    ),
    ...sites.flatMap(({ id, document }) =>
      componentsOf(document)
        .filter(({ component }) => component === componentId)
        .map(({ path }) => ({ kind: 'site' as const, id, title: document.name, path })),
    ),
  ]
}
