import type { Problem } from '../lib/problem.ts'
import type { ComponentOutline } from './document.ts'
import { checkValue, propertiesOf, RESERVED_IDS, RESERVED_NAMES, type Model, type Property } from './model.ts'
import { error, repeated, warning } from './report.ts'

const TAKEN_IDS: ReadonlySet<string> = new Set(RESERVED_IDS)
const TAKEN_NAMES: ReadonlySet<string> = new Set(RESERVED_NAMES.map((name) => name.toLowerCase()))
const LONGEST_UNIQUE = 600

/** Everything wrong with a model. Paths start at the component document's root. */
export function checkModel(model: Model, outlines: ReadonlyMap<string, ComponentOutline>): Problem[] {
  const at = ['component', 'model']
  const properties = propertiesOf(model)
  const pathOf = (property: Property, ...rest: string[]) => [...at, 'properties', property.id, ...rest]
  const problems: Problem[] = []
  if (!properties.some((property) => !property.virtual)) problems.push(error('model_empty', at))
  for (const [key, property] of Object.entries(model.properties)) {
    if (key !== property.id) problems.push(error('id_mismatch', [...at, 'properties', key, 'id']))
  }
  for (const property of repeated(properties, ({ name }) => name))
    problems.push(error('name_taken', pathOf(property, 'name'), { name: property.name }))
  for (const property of repeated(properties, ({ title }) => title)) {
    problems.push(warning('title_repeated', pathOf(property, 'title'), { title: property.title }))
  }
  for (const property of properties) problems.push(...checkProperty(property, pathOf(property), outlines))
  return [...problems, ...checkKeys(model), ...checkNameSource(model)]
}

function checkProperty(
  property: Property,
  at: readonly string[],
  outlines: ReadonlyMap<string, ComponentOutline>,
): Problem[] {
  const problems: Problem[] = []
  if (TAKEN_IDS.has(property.id)) problems.push(error('id_reserved', [...at, 'id'], { id: property.id }))
  if (TAKEN_NAMES.has(property.name.toLowerCase()))
    problems.push(error('name_reserved', [...at, 'name'], { name: property.name }))
  if ((property.type === 'catalog' || property.type === 'array') && !outlines.has(property.component)) {
    problems.push(error('component_missing', [...at, 'component'], { component: property.component }))
  }
  for (const flag of ['unique', 'query'] as const) {
    if (property[flag] && (property.type === 'array' || property.virtual))
      problems.push(warning('flag_without_effect', [...at, flag], { flag }))
  }
  if (property.unique && property.default !== undefined) problems.push(warning('default_unique', [...at, 'default']))
  if (
    property.type === 'string' &&
    property.unique &&
    !property.options &&
    (property.multiline || (property.maxLength ?? 0) > LONGEST_UNIQUE)
  ) {
    problems.push(warning('unique_text_unbounded', [...at, 'maxLength']))
  }
  return [...problems, ...checkBounds(property, at), ...checkOptions(property, at), ...checkDefault(property, at)]
}

function checkBounds(property: Property, at: readonly string[]): Problem[] {
  const [min, max, name] =
    property.type === 'string'
      ? ([property.minLength, property.maxLength, 'minLength'] as const)
      : 'min' in property || 'max' in property
        ? ([property.min, property.max, 'min'] as const)
        : ([undefined, undefined, 'min'] as const)
  return min !== undefined && max !== undefined && min > max
    ? [error('range_reversed', [...at, name], { min, max })]
    : []
}

function checkOptions(property: Property, at: readonly string[]): Problem[] {
  if (!('options' in property) || !property.options) return []
  const { options } = property
  if (options.length === 0) return [error('options_empty', [...at, 'options'])]
  const wanted = property.type === 'string' ? 'string' : 'number'
  return options.flatMap(({ value }, i) => {
    const path = [...at, 'options', String(i), 'value']
    if (typeof value !== wanted) return [error('option_not_of_type', path, { value })]
    return options.findIndex((other) => other.value === value) < i ? [error('option_repeated', path, { value })] : []
  })
}

function checkDefault(property: Property, at: readonly string[]): Problem[] {
  const value = property.default
  if (value === undefined) return []
  const path = [...at, 'default']
  if (property.type === 'catalog' || property.type === 'array' || property.type === 'file') {
    return [error('default_not_allowed', path, { type: property.type })]
  }
  const wrong = checkValue(property, value)
  return wrong ? [error('default_invalid', path, { reason: wrong.code, ...wrong.params })] : []
}

function checkKeys(model: Model): Problem[] {
  return Object.entries(model.keys).flatMap(([id, key]) => {
    const at = ['component', 'model', 'keys', id]
    const problems: Problem[] = id === key.id ? [] : [error('id_mismatch', [...at, 'id'])]
    for (const [i, member] of key.properties.entries()) {
      const path = [...at, 'properties', String(i)]
      const property = model.properties[member]
      if (!property) problems.push(error('key_member_missing', path, { property: member }))
      else if (property.virtual || property.type === 'array')
        problems.push(error('key_member_unsuitable', path, { title: property.title }))
      else if (key.properties.indexOf(member) < i)
        problems.push(error('key_member_repeated', path, { title: property.title }))
    }
    return problems
  })
}

function checkNameSource({ nameFrom, properties }: Model): Problem[] {
  if (nameFrom === null) return []
  const at = ['component', 'model', 'nameFrom']
  const property = properties[nameFrom]
  if (!property) return [error('name_source_missing', at)]
  return property.virtual || ['array', 'file', 'catalog'].includes(property.type)
    ? [error('name_source_unsuitable', at, { title: property.title })]
    : []
}
