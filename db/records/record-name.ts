import type { ColumnProperty } from './columns.ts'
import { conversion } from './convert.ts'
import { shapeOfProperty } from './set-aside.ts'

/** Longest name of a record, in characters. */
export const MOST_NAME_CHARACTERS = 200

/**
 * The `name` of a record, worked out from the property its model's `nameFrom` says: the value as text, cut to a line's length.
 * References and files give none.
 * @param value SQL that gives the property's value
 */
export const nameValue = (property: ColumnProperty, value: string): string =>
  property.type === 'catalog' || property.type === 'file'
    ? 'NULL::text'
    : `left(${conversion(shapeOfProperty(property), { type: 'string' }).using(value)}, ${MOST_NAME_CHARACTERS})`
