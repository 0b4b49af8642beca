import type { Role } from '../auth/roles.ts'
import { type ComponentDocument, type ComponentOutline, outlineOf } from '../components/document.ts'
import { EMPTY_MODEL } from '../components/model.ts'
import type { LiveApp } from '../publications/release.ts'
import type { PageView } from '../sites/view.ts'
import { abilitiesOf, isOpen, type Reader } from './openable.ts'

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
  const drawn = [id, ...mentioned(page, app)]
  const concerned = new Set([
    ...drawn,
    ...drawn.flatMap((other) => mentioned(app.components[other]?.component.model, app)),
  ])
  return {
    release: app.number,
    component: { id, key, title, access, model },
    page,
    references: Object.fromEntries(
      [...concerned].flatMap((other) => {
        const known = app.components[other]
        return known ? [[other, shown(known, roles, reader)]] : []
      }),
    ),
    can,
  }
}

/** Of a component the reader may not read only what names it. */
function shown(document: ComponentDocument, roles: readonly Role[], reader: Reader): ComponentOutline {
  const outline = outlineOf(document)
  return isOpen(abilitiesOf(reader, roles, document.component))
    ? outline
    : { ...outline, model: EMPTY_MODEL, pages: [] }
}

/** Ids of live components that stand somewhere in a value. */
function mentioned(value: unknown, { components }: LiveApp): string[] {
  if (typeof value === 'string') return Object.hasOwn(components, value) ? [value] : []
  if (typeof value !== 'object' || value === null) return []
  return Object.values(value).flatMap((item) => mentioned(item, { components } as LiveApp))
}
