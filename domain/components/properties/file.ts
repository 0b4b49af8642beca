import * as v from 'valibot'
import { definePropertyType } from '../property.ts'

const FILE_ID = /^file_[0-9a-z]{20,40}$/

/** One uploaded file. Written as its id, read as `{ id, name, size, type }`. */
export const file = definePropertyType({
  type: 'file',
  config: {
    /** Media types or patterns: `application/pdf`, `image/*`. Empty means any. */
    accept: v.optional(
      v.pipe(
        v.array(v.pipe(v.string(), v.regex(/^[a-z]+\/([a-z0-9.+-]+|\*)$/, 'media_type_malformed'))),
        v.maxLength(50),
      ),
    ),
    maxBytes: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1))),
  },
  exprType: { record: { id: 'string', name: 'string', size: 'int', type: 'string' } },
  check: (value) => (typeof value === 'string' && FILE_ID.test(value) ? null : { code: 'value_not_file' }),
})
