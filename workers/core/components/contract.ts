import * as v from 'valibot'
import { TEMPLATE_IDS } from '#domain/components/templates.ts'
import { Edit } from '#domain/components/edit.ts'
import { Id, Title } from '#domain/lib/names.ts'

/** A new component: empty, from a template, or a given document (whose id must be free). */
export const CreateComponent = v.strictObject({
  title: Title,
  template: v.optional(v.picklist(TEMPLATE_IDS)),
  document: v.optional(v.unknown()),
})

/** Edits made on revision `base`. */
export const SaveEdits = v.strictObject({
  base: v.pipe(v.number(), v.integer(), v.minValue(1)),
  edits: v.pipe(v.array(Edit), v.minLength(1), v.maxLength(1_000)),
})

export const ExportRequest = v.strictObject({
  ids: v.pipe(v.array(Id), v.maxLength(200)),
  sites: v.optional(v.pipe(v.array(Id), v.maxLength(200)), []),
})

export const ImportQuery = v.object({ dry: v.optional(v.picklist(['0', '1'])) })
