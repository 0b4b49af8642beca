import { definePropertyType } from '../property.ts'

/** Absolute addresses people may follow; `javascript:` and `data:` are not among them. */
const ADDRESS = /^(https?:\/\/[^\s/$.?#][^\s]*|mailto:[^\s@]+@[^\s@]+|tel:\+?[0-9 ().-]{3,})$/i

/** A link: http, https, mailto or tel. */
export const uri = definePropertyType({
  type: 'uri',
  config: {},
  exprType: 'string',
  check: (value) => {
    if (typeof value !== 'string') return { code: 'value_not_text' }
    return value.length <= 2_000 && ADDRESS.test(value) ? null : { code: 'value_not_uri' }
  },
})
