import type { ComponentDocument, Page } from '../components/document.ts'
import type { Json } from '../lib/json.ts'
import type { PageView } from '../sites/view.ts'

/** Workflows that commands of a page start, found among those of `documents`; named as the API is called. */
export function startedWorkflows(
  { controls }: Pick<Page, 'controls'>,
  documents: readonly Pick<ComponentDocument, 'component' | 'workflows'>[],
): PageView['workflows'] {
  const wanted = new Set(Object.values(controls).flatMap(({ config }) => startedIn(config)))
  return Object.fromEntries(
    documents.flatMap(({ component, workflows }) =>
      Object.values(workflows)
        .filter(({ id }) => wanted.has(id))
        .map(({ id, key, title }) => [id, { component: component.key, key, title }]),
    ),
  )
}

/** Ids of workflows in commands, wherever these stand in a configuration. */
function startedIn(value: Json): string[] {
  if (Array.isArray(value)) return value.flatMap(startedIn)
  if (typeof value !== 'object' || value === null) return []
  const { kind, workflow } = value as { readonly kind?: Json; readonly workflow?: Json }
  const own = kind === 'start-workflow' && typeof workflow === 'string' ? [workflow] : []
  return [...own, ...Object.values(value).flatMap(startedIn)]
}
