import { canReach } from '../auth/can.ts'
import type { Role } from '../auth/roles.ts'
import type { Component, Control, Page } from '../components/document.ts'
import type { Model, Property } from '../components/model.ts'
import { followPath, type Outlines } from '../controls/path.ts'
import { CONTROLS } from '../controls/registry.ts'
import { isFx } from '../controls/fx.ts'
import type { Column, TabPart } from '../controls/rows.ts'
import type { Json, JsonObject } from '../lib/json.ts'
import type { Reader } from './openable.ts'

/** Asks of a property by its id. */
type Test = (property: string) => boolean

/** Which properties of a component's records a reader meets, and which of them they may set. */
export type PropertyReach = {
  readonly shown: Test
  /** May be set in a new record, in a stored one; as far as the reader creates or updates records at all. */
  readonly create: Test
  readonly update: Test
}

const always: Test = () => true

/**
 * Shown is what may be read. Who reads no records of the component fills in its form all the same: there it is what may be
 * written. What may be written but not read is left out where the others are read: it would look as if it had no value.
 */
export function propertyReach(
  reader: Reader,
  roles: readonly Role[],
  component: Pick<Component, 'id' | 'access'>,
): PropertyReach {
  const within = (action: 'read' | 'create' | 'update'): Test | null => {
    const reach = canReach(reader, roles, action, component)
    if (!reach.allowed) return null
    if (reach.fields === 'all') return always
    const ids = new Set(reach.fields)
    return (property) => ids.has(property)
  }
  const [read, create, update] = [within('read'), within('create'), within('update')]
  return {
    shown: read ?? ((property) => create?.(property) === true || update?.(property) === true),
    create: create ?? always,
    update: update ?? always,
  }
}

/** A model with what is shown of it. What a new record may not be given has no first value and is not asked for: it is the server's matter. */
export function modelWithin({ properties, keys, nameFrom }: Model, { shown, create }: PropertyReach): Model {
  const kept = Object.entries(properties).flatMap(([id, property]) =>
    shown(id) ? [[id, create(id) ? property : unasked(property)] as const] : [],
  )
  return {
    properties: Object.fromEntries(kept),
    keys: Object.fromEntries(Object.entries(keys).filter(([, key]) => key.properties.every(shown))),
    nameFrom: nameFrom !== null && shown(nameFrom) ? nameFrom : null,
  }
}

function unasked(property: Property): Property {
  const { default: _, required: __, ...rest } = property
  return rest as Property
}

type Surroundings = {
  /** The component's whole model. */
  readonly model: Model
  readonly reach: PropertyReach
  /** Outlines as the reader gets them, for the columns of grids. */
  readonly references: Outlines
}

/**
 * A page without the controls bound to properties that are not shown, the columns that lead to such, and the containers and tabs
 * that this empties. What is shown and may not be set is read-only.
 */
export function pageWithin(page: Page, { model, reach, references }: Surroundings): Page {
  const controls = Object.values(page.controls)
  const isHidden = ({ config: { property } }: Control) =>
    typeof property === 'string' && Object.hasOwn(model.properties, property) && !reach.shown(property)
  const gone = new Set(controls.filter(isHidden).map(({ id }) => id))
  if (gone.size > 0) leaveOutEmptied(controls, gone)
  const kept = controls.filter(({ id }) => !gone.has(id))
  const config = (control: Control): JsonObject => {
    if (control.kind === 'tabs') return tabsWithin(control, controls, gone)
    if (control.kind === 'data-grid') return gridWithin(control.config, references)
    return inputWithin(control, reach)
  }
  return {
    ...page,
    controls: Object.fromEntries(kept.map((control) => [control.id, { ...control, config: config(control) }])),
  }
}

/** Adds the containers all of whose controls are gone, from the innermost outwards. */
function leaveOutEmptied(controls: readonly Control[], gone: Set<string>): void {
  for (let before = -1; before !== gone.size;) {
    before = gone.size
    for (const { id } of controls) {
      const inside = controls.filter(({ parent }) => parent === id)
      if (inside.length > 0 && inside.every((control) => gone.has(control.id))) gone.add(id)
    }
  }
}

/** Tabs without the ones that lost all their controls. */
function tabsWithin({ id, config }: Control, controls: readonly Control[], gone: ReadonlySet<string>): JsonObject {
  const emptied = (part: TabPart) => {
    const inside = controls.filter(({ parent, slot }) => parent === id && slot === part.id)
    return inside.length > 0 && inside.every((control) => gone.has(control.id))
  }
  return withoutParts<TabPart>(config, 'tabs', emptied)
}

function gridWithin(config: JsonObject, references: Outlines): JsonObject {
  const target = references[String(config['component'])]
  if (!target) return config
  return withoutParts<Column>(config, 'columns', ({ path }) => followPath(path, target.model, references) === null)
}

function withoutParts<Part>(config: JsonObject, name: string, leftOut: (part: Part) => boolean): JsonObject {
  const parts = config[name]
  if (!Array.isArray(parts)) return config
  return { ...config, [name]: parts.filter((part) => !leftOut(part as Part)) }
}

/** An input that may be set in a new record only, in a stored one only, or never, is read-only otherwise. */
function inputWithin({ kind, config }: Control, { create, update }: PropertyReach): JsonObject {
  const { property, readOnly } = config
  if (typeof property !== 'string' || !('readOnly' in CONTROLS[kind].fields)) return config
  const [inNew, inStored] = [create(property), update(property)]
  if ((inNew && inStored) || readOnly === true) return config
  if (!inNew && !inStored) return { ...config, readOnly: true }
  return { ...config, readOnly: { fx: either(readOnly, inNew ? 'id != null' : 'id == null') } }
}

const either = (readOnly: Json | undefined, rule: string): string =>
  isFx(readOnly) ? `(${readOnly.fx}) || ${rule}` : rule
