import * as v from 'valibot'
import { Id } from '../lib/names.ts'
import type { JsonObject } from '../lib/json.ts'
import { Command } from './commands.ts'
import { boundTo, type Field } from './control.ts'
import { expectationOf } from './expectation.ts'
import { Column, Filter, RowAction, SortEntry, TabPart } from './rows.ts'

const text = (max: number) => v.pipe(v.string(), v.maxLength(max))

/** The schema of one entry's written value. */
function writtenSchema(field: Field): v.GenericSchema<unknown, unknown> {
  switch (field.input) {
    case 'text':
      return v.pipe(text(field.multiline || field.template ? 20_000 : 2_000), v.regex(field.pattern ?? /^/))
    case 'number':
      return v.pipe(
        v.number(),
        v.minValue(field.min ?? Number.MIN_SAFE_INTEGER),
        v.maxValue(field.max ?? Number.MAX_SAFE_INTEGER),
      )
    case 'toggle':
      return v.boolean()
    case 'choice':
      return v.picklist(field.options)
    case 'icon':
      return v.pipe(v.string(), v.regex(/^[a-z0-9-]{1,40}$/))
    case 'property':
    case 'component':
    case 'workflow':
      return Id
    case 'columns':
      return v.pipe(v.array(Column), v.maxLength(60))
    case 'filters':
      return v.pipe(v.array(Filter), v.maxLength(20))
    case 'sort':
      return v.pipe(v.array(SortEntry), v.maxLength(5))
    case 'command':
      return Command
    case 'commands':
      return v.pipe(v.array(RowAction), v.maxLength(12))
    case 'tabs':
      return v.pipe(v.array(TabPart), v.maxLength(12))
    case 'image':
      return v.pipe(v.string(), v.maxLength(2_000), v.regex(/^(https:\/\/|\/(?!\/))/, 'image_address_malformed'))
  }
}

/** The schema of a configuration with these fields; every entry may be absent. */
export function schemaOf(fields: { readonly [name: string]: Field }): v.GenericSchema<unknown, JsonObject> {
  const entries = Object.entries(fields).map(([name, field]) => {
    const written = writtenSchema(field)
    return [name, v.optional(expectationOf(field) === null ? written : boundTo(written))] as const
  })
  // Every entry's schema gives JSON, and an absent one is absent.
  return v.strictObject(Object.fromEntries(entries)) as unknown as v.GenericSchema<unknown, JsonObject>
}
