import type { Role } from '../auth/roles.ts'
import { type ComponentDocument, type ComponentOutline, outlineOf } from '../components/document.ts'
import { EMPTY_MODEL } from '../components/model.ts'
import { referencesOfModel, referencesOfPage } from '../components/references.ts'
import type { LiveApp } from '../publications/release.ts'
import type { PageView } from '../sites/view.ts'
import { abilitiesOf, isOpen, type Reader } from './openable.ts'
import { startedWorkflows } from './started-workflows.ts'
import { modelWithin, pageWithin, propertyReach } from './within-reach.ts'

/**
 * A page with all that drawing it takes but its records; null where there is no such page or it is not for the reader. Nothing in it
 * tells of properties that the reader does not get, but expressions of other controls that name them.
 * @param componentKey of the live release, as is `pageKey`
 */
export function pageView(
  app: LiveApp,
  roles: readonly Role[],
  document: ComponentDocument,
  pageKey: string,
  reader: Reader,
): PageView | null {
  const whole = Object.values(document.pages).find(({ key }) => key === pageKey)
  const { component } = document
  const can = abilitiesOf(reader, roles, component)
  if (!whole || !isOpen(can)) return null
  const { id, key, title, access } = component
  const reach = propertyReach(reader, roles, component)
  const model = modelWithin(component.model, reach)
  const drawn = [id, ...referencesOfPage(whole).map((reference) => reference.component)]
  const outlines = outlinesFor(app, roles, reader)
  const concerned = new Set([...drawn, ...drawn.flatMap((other) => targetsOf(outlines(other)))])
  const references = Object.fromEntries(
    [...concerned].flatMap((other) => {
      const outline = outlines(other)
      return outline ? [[other, outline]] : []
    }),
  )
  const page = pageWithin(whole, { model: component.model, reach, references })
  return {
    release: app.number,
    component: { id, key, title, access, model },
    page,
    workflows: startedWorkflows(
      page,
      [...new Set(drawn)].flatMap((other) => {
        const known = app.components[other]
        return known && isOpen(abilitiesOf(reader, roles, known.component)) ? [known] : []
      }),
    ),
    references,
    can,
  }
}

/** Outlines by component, each made once. */
function outlinesFor(app: LiveApp, roles: readonly Role[], reader: Reader) {
  const made = new Map<string, ComponentOutline | null>()
  return (id: string): ComponentOutline | null => {
    const document = app.components[id]
    if (!made.has(id)) made.set(id, document ? shown(document, roles, reader) : null)
    return made.get(id) ?? null
  }
}

/** Of a component that is not for the reader only what names it; of others no property whose values the reader does not get. */
function shown(document: ComponentDocument, roles: readonly Role[], reader: Reader): ComponentOutline {
  const outline = outlineOf(document)
  if (!isOpen(abilitiesOf(reader, roles, document.component))) return { ...outline, model: EMPTY_MODEL, pages: [] }
  return { ...outline, model: modelWithin(outline.model, propertyReach(reader, roles, document.component)) }
}

/** Components that the properties of one refer to. */
const targetsOf = (outline: ComponentOutline | null): string[] =>
  outline ? referencesOfModel(outline.model).map(({ component }) => component) : []
