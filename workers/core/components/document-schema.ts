import { toJsonSchema } from '@valibot/to-json-schema'
import { ComponentDocument } from '#domain/components/document.ts'

let made: string | undefined

/** JSON Schema of a component document as text, from the validators themselves. Checks that are functions have no counterpart there. */
export const documentSchema = (): string =>
  (made ??= JSON.stringify(toJsonSchema(ComponentDocument, { errorMode: 'ignore', typeMode: 'input' })))
