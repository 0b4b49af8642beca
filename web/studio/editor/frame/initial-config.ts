import type { Component } from '#domain/components/document.ts'
import { propertiesOf } from '#domain/components/model.ts'
import type { RandomBytes } from '#domain/components/operations/operation.ts'
import type { ControlKind } from '#domain/controls/control.ts'
import type { JsonObject } from '#domain/lib/json.ts'
import { makeId } from '#domain/lib/names.ts'
import { messages } from '../messages.ts'

const MOST_COLUMNS = 6

/** How a control from the palette begins: with words where it would be blank, a grid with its component's first columns. */
export function initialConfig(kind: ControlKind, { id, model }: Component, random: RandomBytes): JsonObject {
  const { kinds, tabParts } = messages.t
  switch (kind) {
    case 'label':
      return { text: kinds.label }
    case 'button':
      return { label: kinds.button }
    case 'hyperlink':
      return { text: kinds.hyperlink }
    case 'panel':
      return { title: kinds.panel }
    case 'tabs':
      return { tabs: [1, 2].map((n) => ({ id: makeId(`tab ${n}`, random(6)), title: tabParts.newTab(n) })) }
    case 'data-grid':
      return {
        component: id,
        columns: propertiesOf(model)
          .filter(({ type, virtual }) => type !== 'array' && type !== 'file' && !virtual)
          .slice(0, MOST_COLUMNS)
          .map((property) => ({ id: makeId(property.title, random(6)), path: [property.id] })),
      }
    default:
      return {}
  }
}
