/** What Studio offers to start from. The documents are made by `templates/build.ts`, which a list need not load. */
export type Template = {
  readonly id: TemplateId
  readonly title: string
  readonly icon: string
  readonly description: string
  /** A few cells of its list, header first: for the picture. */
  readonly sample: readonly (readonly string[])[]
}

export const TEMPLATE_IDS = ['invoice-inventory', 'contacts', 'support-requests'] as const
export type TemplateId = (typeof TEMPLATE_IDS)[number]

export const TEMPLATES: readonly Template[] = [
  {
    id: 'invoice-inventory',
    title: 'Invoice inventory',
    icon: 'invoice',
    description: 'Invoices with number, due date, total and status: a list, and a form to add and edit.',
    sample: [
      ['Number', 'Due date', 'Status'],
      ['1042', '30 Nov', 'Under review'],
      ['1041', '28 Nov', 'Approved'],
      ['1040', '12 Nov', 'Paid'],
    ],
  },
  {
    id: 'contacts',
    title: 'Contacts',
    icon: 'users',
    description: 'Companies and the people in them, linked, each with a list and a form.',
    sample: [
      ['Name', 'Company', 'E-mail'],
      ['Ada Lindt', 'Norr AB', 'ada@norr.example'],
      ['Jo Pereira', 'Mar & Sol', 'jo@mar.example'],
      ['Kim Weber', 'Weber KG', 'kim@weber.example'],
    ],
  },
  {
    id: 'support-requests',
    title: 'Support requests',
    icon: 'message',
    description: 'Requests with priority and state: a board of open ones, a form, and a short list of answers.',
    sample: [
      ['Subject', 'Priority', 'State'],
      ['Cannot sign in', 'High', 'Open'],
      ['Export is empty', 'Normal', 'Waiting'],
      ['Invoice twice', 'Low', 'Closed'],
    ],
  },
]
