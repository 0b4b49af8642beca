import type { ComponentDocument } from '../document.ts'
import type { RandomBytes } from '../operations/operation.ts'
import type { TemplateId } from '../templates.ts'
import { contacts } from './contacts.ts'
import { invoiceInventory } from './invoice-inventory.ts'
import { supportRequests } from './support-requests.ts'

/** Makes the components of each template. The last one is what the builder asked for; earlier ones are what it refers to. */
export const TEMPLATE_BUILDERS: { readonly [Id in TemplateId]: (random: RandomBytes) => ComponentDocument[] } = {
  'invoice-inventory': invoiceInventory,
  contacts,
  'support-requests': supportRequests,
}
