import { isUuid } from '../../lib/uuid.ts'
import { Id } from '../../lib/names.ts'
import { definePropertyType } from '../property.ts'

const MAX_REFERENCES = 1_000

/** References to many records of another component (N:M), in order. Written as ids, read as `[{ id, name }]`. */
export const array = definePropertyType({
  type: 'array',
  config: { component: Id },
  exprType: { list: { record: { id: 'string', name: 'string' } } },
  check: (value) => {
    if (!Array.isArray(value) || !value.every((id) => typeof id === 'string' && isUuid(id)))
      return { code: 'value_not_references' }
    if (value.length > MAX_REFERENCES) return { code: 'value_too_many', params: { max: MAX_REFERENCES } }
    return new Set(value).size === value.length ? null : { code: 'value_has_duplicates' }
  },
})
