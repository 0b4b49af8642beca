/** What Studio offers to start from, in this order. The documents are made by `templates/build.ts`, which a list need not load. */
export const TEMPLATE_IDS = ['invoice-inventory', 'contacts', 'support-requests'] as const
export type TemplateId = (typeof TEMPLATE_IDS)[number]
