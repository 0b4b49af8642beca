import type { ValueField, WrittenField } from './control.ts'

/** What is set of one part of a list: an entry of its own, several together, or what can only be written and why. */
export type PartField =
  | ValueField
  | { readonly input: 'group'; readonly fields: { readonly [name: string]: ValueField } }
  | { readonly input: 'fixed'; readonly why: string }

/** The parts of one input. */
export type PartList = {
  /** Worked out for each row, with `record`; otherwise once for the page. */
  readonly perRow: boolean
  readonly fields: { readonly [name: string]: PartField }
}

/** Inputs whose value is a list of parts. */
export type ListInput = Extract<WrittenField['input'], 'columns' | 'filters' | 'sort' | 'commands' | 'tabs'>

/** How a cell writes its value; `auto` follows the property's type. */
export const COLUMN_FORMATS = [
  'auto',
  'plain',
  'number',
  'money',
  'percent',
  'date',
  'datetime',
  'relative',
  'pill',
  'link',
] as const
export const DATE_LENGTHS = ['short', 'medium', 'long'] as const
export const ACT_TONES = ['neutral', 'danger'] as const

const id = { input: 'fixed', why: 'what the part is known by' } as const
const path = { input: 'fixed', why: 'a binding: the query is made from it, and access is checked by it' } as const
const command = { input: 'fixed', why: 'a structure; what it takes may be worked out' } as const
const on = { section: 'behaviour', input: 'toggle', default: true } as const
const off = { section: 'behaviour', input: 'toggle', default: false } as const
const title = { section: 'content', input: 'text' } as const

// Held to the schemas of `rows.ts` by the conformance test.

/** What is set of a column's way of writing. */
export const FORMAT_FIELDS = {
  as: { section: 'content', input: 'choice', options: COLUMN_FORMATS, default: 'auto' },
  digits: { section: 'content', input: 'number', min: 0, max: 10, integer: true },
  currency: { section: 'content', input: 'text', placeholder: 'EUR', pattern: /^[A-Z]{3}$/ },
  length: { section: 'content', input: 'choice', options: DATE_LENGTHS, default: 'medium' },
} as const satisfies { readonly [name: string]: ValueField }

/** What is set of the parts of each list. */
export const PARTS = {
  columns: {
    perRow: false,
    fields: {
      id,
      path,
      header: title,
      hideHeader: off,
      sortable: on,
      filterable: on,
      visible: on,
      width: { section: 'layout', input: 'number', min: 40, max: 1_000, unit: 'px', integer: true },
      format: { input: 'group', fields: FORMAT_FIELDS },
      command,
    },
  },
  filters: {
    perRow: false,
    fields: {
      id,
      path,
      operator: { input: 'fixed', why: 'it decides which values the condition takes' },
      value: { input: 'fixed', why: 'takes an expression, and lists besides; a condition without a value falls away' },
      strict: off,
    },
  },
  sort: { perRow: false, fields: { path, descending: off } },
  commands: {
    perRow: true,
    fields: {
      id,
      title,
      icon: { section: 'content', input: 'icon' },
      tone: { section: 'style', input: 'choice', options: ACT_TONES, look: 'segments', default: 'neutral' },
      visible: on,
      command,
    },
  },
  tabs: { perRow: false, fields: { id, title, visible: on } },
} as const satisfies { readonly [Input in ListInput]: PartList }

/** The parts an input lists, or null where its value is no list. */
export const partsOf = (input: string): PartList | null =>
  Object.hasOwn(PARTS, input) ? PARTS[input as ListInput] : null
