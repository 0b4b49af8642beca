import { isUuid } from '../../lib/uuid.ts'
import { Id } from '../../lib/names.ts'
import { definePropertyType } from '../property.ts'

/** A reference to one record of another component (N:1). Written as the record's id, read as `{ id, name, … }`. */
export const catalog = definePropertyType({
  type: 'catalog',
  config: { component: Id },
  exprType: { record: { id: 'string', name: 'string' } },
  check: (value) => (typeof value === 'string' && isUuid(value) ? null : { code: 'value_not_reference' }),
})
