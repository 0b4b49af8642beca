import { canReach } from '../auth/can.ts'
import type { Role } from '../auth/roles.ts'
import { type ComponentDocument, type ComponentOutline, outlineOf } from '../components/document.ts'
import { EMPTY_MODEL } from '../components/model.ts'
import { referencesOfModel, referencesOfPage } from '../components/references.ts'
import type { LiveApp } from '../publications/release.ts'
import type { PageView } from '../sites/view.ts'
import { abilitiesOf, isOpen, type Reader } from './openable.ts'
import { startedWorkflows } from './started-workflows.ts'

/**
 * A page with all that drawing it takes but its records; null where there is no such page or it is not for the reader.
 * @param componentKey of the live release, as is `pageKey`
 */
export function pageView(
  app: LiveApp,
  roles: readonly Role[],
  document: ComponentDocument,
  pageKey: string,
  reader: Reader,
): PageView | null {
  const page = Object.values(document.pages).find(({ key }) => key === pageKey)
  const { component } = document
  const can = abilitiesOf(reader, roles, component)
  if (!page || !isOpen(can)) return null
  const { id, key, title, access, model } = component
  const drawn = [id, ...referencesOfPage(page).map((reference) => reference.component)]
  const concerned = new Set([...drawn, ...drawn.flatMap((other) => targetsOf(app.components[other]))])
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
    references: Object.fromEntries(
      [...concerned].flatMap((other) => {
        const known = app.components[other]
        return known ? [[other, shown(known, roles, reader)]] : []
      }),
    ),
    can,
  }
}

/** Of a component that is not for the reader only what names it; of others no property whose values the reader does not get. */
function shown(document: ComponentDocument, roles: readonly Role[], reader: Reader): ComponentOutline {
  const outline = outlineOf(document)
  if (!isOpen(abilitiesOf(reader, roles, document.component))) return { ...outline, model: EMPTY_MODEL, pages: [] }
  const reach = canReach(reader, roles, 'read', document.component)
  if (!reach.allowed || reach.fields === 'all') return outline
  const read = Object.entries(outline.model.properties).filter(([id]) => reach.fields.includes(id))
  return { ...outline, model: { ...outline.model, properties: Object.fromEntries(read) } }
}

/** Components that the properties of one refer to. */
const targetsOf = (document: ComponentDocument | undefined): string[] =>
  document ? referencesOfModel(document.component.model).map(({ component }) => component) : []
