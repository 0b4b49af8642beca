import * as fc from 'fast-check'
import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import { CONTROL_KINDS } from '../../controls/control.ts'
import { CONTROLS, controlFor } from '../../controls/registry.ts'
import { canonicalText } from '../canonical.ts'
import { ComponentDocument } from '../document.ts'
import { applyAll } from '../edit.ts'
import { propertiesOf } from '../model.ts'
import { PROPERTY_TYPES } from '../property.ts'
import {
  addControl,
  childrenOf,
  clip,
  configure,
  duplicateControls,
  moveControls,
  pasteClip,
  removeControls,
  renameControl,
  walk,
  wrapControls,
} from './controls.ts'
import { addKey, keyMembers, removeKey } from './keys.ts'
import type { Operation, RandomBytes } from './operation.ts'
import {
  addPage,
  changePage,
  changeSetting,
  duplicatePage,
  movePage,
  pagesOf,
  removePage,
  renamePage,
} from './pages.ts'
import { addProperty, changeProperty, changeType, moveProperty, removeProperty } from './properties.ts'

const EMPTY: ComponentDocument = {
  workflows: {},
  component: {
    schema: 1,
    id: 'invoice_aaaaaa',
    key: 'invoice',
    title: 'Invoice',
    description: '',
    icon: 'cube',
    access: 'private',
    model: { properties: {}, keys: {}, nameFrom: null },
  },
  pages: {},
}

/** Bytes that go on and on; the same for the same seed. */
const bytes = (seed: number): RandomBytes => {
  let state = seed
  return (count) =>
    Uint8Array.from({ length: count }, () => {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
      return state >>> 24
    })
}

const TITLES = ['Number', 'number', 'Due date', 'Größe', '名前', 'Total', '1', 'Line item']

/** What a person may do, drawn as numbers that are turned into choices on the document as it then is. */
type Draw = {
  readonly act: number
  readonly a: number
  readonly b: number
  readonly c: number
}

const pick = <T>(list: readonly T[], n: number): T | undefined => list[n % Math.max(1, list.length)]

const ACTS: readonly ((document: ComponentDocument, draw: Draw, random: RandomBytes) => Operation | null)[] = [
  (document, { a, b }, random) => {
    const type = pick(PROPERTY_TYPES, b) ?? 'string'
    const component = type === 'catalog' || type === 'array' ? { component: 'customer_bbbbbb' } : {}
    return addProperty(document, { title: pick(TITLES, a) ?? '', type, index: b % 4, ...component }, random)
  },
  (document, { a }) => {
    const property = pick(propertiesOf(document.component.model), a)
    return property ? removeProperty(document, property.id) : null
  },
  (document, { a, b }) => {
    const property = pick(propertiesOf(document.component.model), a)
    return property ? moveProperty(document, property.id, b % 6) : null
  },
  (document, { a, b }) => {
    const property = pick(propertiesOf(document.component.model), a)
    return property ? changeType(document, property.id, b % 2 ? 'integer' : 'string') : null
  },
  (document, { a, b }) => {
    const property = pick(propertiesOf(document.component.model), a)
    return property ? changeProperty(document, property.id, 'required', b % 3 === 0 ? undefined : b % 2 === 0) : null
  },
  (document, { a, b, c }, random) => {
    const members = keyMembers(document)
    const chosen = [pick(members, a), pick(members, b), pick(members, c)]
    return addKey(
      document,
      chosen.flatMap((property) => property?.id ?? []),
      random,
    )
  },
  (document, { a }) => {
    const key = pick(Object.keys(document.component.model.keys), a)
    return key === undefined ? null : removeKey(key)
  },
  (document, { a }, random) => addPage(document, pick(TITLES, a) ?? '', random),
  (document, { a }) => {
    const page = pick(pagesOf(document), a)
    return page ? removePage(document, page.id) : null
  },
  (document, { a, b }, random) => {
    const page = pick(pagesOf(document), a)
    return page ? duplicatePage(document, page.id, pick(TITLES, b) ?? '', random) : null
  },
  (document, { a, b }) => {
    const page = pick(pagesOf(document), a)
    return page ? movePage(document, page.id, b % 5) : null
  },
  (document, { a, b, c }) => {
    const page = pick(pagesOf(document), a)
    return page ? renamePage(document, page.id, pick(TITLES, b) ?? '', c % 2 === 0) : null
  },
  (document, { a, b }) => {
    const page = pick(pagesOf(document), a)
    return page ? changePage(document, page.id, 'presentation', b % 2 ? 'dialog' : 'page') : null
  },
  (_, { a }) => changeSetting('title', pick(TITLES, a) ?? ''),
  (document, { a, b, c }, random) => {
    const page = pick(pagesOf(document), a)
    const kind = pick(CONTROL_KINDS, b) ?? 'label'
    const parents = page ? [null, ...walk(page).filter((each) => CONTROLS[each.kind].holds === 'children')] : []
    const place = { parent: pick(parents, c)?.id ?? null, index: c % 4 }
    return page
      ? addControl(document, page.id, { kind, title: pick(TITLES, c) ?? '', config: {} }, place, random)
      : null
  },
  (document, { a, b, c }, random) => {
    const page = pick(pagesOf(document), a)
    const property = pick(propertiesOf(document.component.model), b)
    if (!page || !property) return null
    const made = { ...controlFor(property), title: property.title }
    return addControl(document, page.id, made, { parent: null, index: c % 4 }, random)
  },
  ...[removeControls, duplicateControls].map(
    (operation) =>
      (document: ComponentDocument, { a, b, c }: Draw, random: RandomBytes): Operation | null => {
        const page = pick(pagesOf(document), a)
        const all = page ? walk(page).map(({ id }) => id) : []
        const ids = [...new Set([pick(all, b), pick(all, c)].filter((id) => id !== undefined))]
        return page && ids.length > 0 ? operation(document, page.id, ids, random) : null
      },
  ),
  (document, { a, b, c }) => {
    const page = pick(pagesOf(document), a)
    const moved = page && pick(walk(page), b)
    const parents = page ? [null, ...walk(page).filter((each) => CONTROLS[each.kind].holds === 'children')] : []
    const parent = pick(parents, c)?.id ?? null
    return page && moved ? moveControls(document, page.id, [moved.id], { parent, index: c % 5 }) : null
  },
  (document, { a, b, c }, random) => {
    const page = pick(pagesOf(document), a)
    const cut = page && pick(walk(page), b)
    if (!page || !cut) return null
    return pasteClip(document, page.id, clip(page, [cut.id]), { parent: null, index: c % 5 }, random)
  },
  (document, { a, b }, random) => {
    const page = pick(pagesOf(document), a)
    const ids = page ? childrenOf(page, null).map(({ id }) => id) : []
    const panel = { kind: 'panel', title: 'Panel', config: {} } as const
    return page && ids.length > 0 ? wrapControls(document, page.id, ids.slice(0, (b % 3) + 1), panel, random) : null
  },
  (document, { a, b, c }) => {
    const page = pick(pagesOf(document), a)
    const control = page && pick(walk(page), b)
    return page && control ? configure(document, page.id, control.id, 'span', c % 13 || undefined) : null
  },
]

const draws = fc.array(fc.record({ act: fc.nat(), a: fc.nat(50), b: fc.nat(50), c: fc.nat(50) }), {
  minLength: 1,
  maxLength: 40,
})

/** Does everything drawn, handing each step to `see`. */
function play(drawn: readonly Draw[], seed: number, see: (before: ComponentDocument, operation: Operation) => void) {
  const random = bytes(seed)
  let document = EMPTY
  for (const draw of drawn) {
    const operation = pick(ACTS, draw.act)?.(document, draw, random)
    if (!operation) continue
    see(document, operation)
    document = applyAll(document, operation.edits).doc
  }
  return document
}

const unique = (texts: readonly string[]) => new Set(texts.map((text) => text.toLowerCase())).size === texts.length

describe('operations', () => {
  it('are undone by the inverse of their edits', () => {
    fc.assert(
      fc.property(draws, fc.nat(), (drawn, seed) => {
        play(drawn, seed, (before, { edits }) => {
          const { doc, undo } = applyAll(before, edits)
          const back = applyAll(doc, undo)
          expect(back.refused).toEqual([])
          expect(canonicalText(back.doc)).toBe(canonicalText(before))
        })
      }),
    )
  })

  it('keep names, keys and ids unique, and the document valid', () => {
    fc.assert(
      fc.property(draws, fc.nat(), (drawn, seed) => {
        const { component, pages, workflows } = play(drawn, seed, () => {})
        const parsed = v.safeParse(ComponentDocument, { component, pages })
        expect(parsed.issues?.map((issue) => issue.message) ?? []).toEqual([])
        expect(unique(propertiesOf(component.model).map(({ name }) => name))).toBe(true)
        expect(unique(pagesOf({ component, pages, workflows }).map(({ key }) => key))).toBe(true)
        const keys = Object.values(component.model.keys)
        expect(unique(keys.map(({ properties }) => properties.toSorted().join()))).toBe(true)
        expect(keys.every(({ properties }) => properties.every((id) => id in component.model.properties))).toBe(true)
        for (const page of Object.values(pages)) {
          expect(unique(Object.values(page.controls).map(({ name }) => name))).toBe(true)
          expect(Object.entries(page.controls).every(([id, control]) => id === control.id)).toBe(true)
          // Every control hangs on the page: none is lost in a circle or under something removed.
          expect(walk(page)).toHaveLength(Object.keys(page.controls).length)
        }
      }),
    )
  })

  it('do not change a document they find nothing in', () => {
    const random = bytes(1)
    const place = { parent: null, index: 0 }
    const nowhere = [
      removeControls(EMPTY, 'gone', ['gone']),
      duplicateControls(EMPTY, 'gone', ['gone'], random),
      moveControls(EMPTY, 'gone', ['gone'], place),
      addControl(EMPTY, 'gone', { kind: 'label', title: 'Label', config: {} }, place, random),
      duplicatePage(EMPTY, 'gone', 'Copy', random),
      changeType(EMPTY, 'gone', 'integer'),
      renameControl(EMPTY, 'gone', 'gone', 'name'),
      addKey(EMPTY, ['gone'], random),
      removeKey('gone'),
    ]
    for (const { edits } of nowhere) expect(applyAll(EMPTY, edits).doc).toBe(EMPTY)
  })
})
