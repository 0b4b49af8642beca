import type { Control } from '#domain/components/document.ts'
import { dataGrid } from '#domain/controls/kinds/data-grid.ts'
import type { Condition } from '#domain/controls/filter-text.ts'
import { instantOf, isIsoDate } from '#domain/lib/time.ts'
import { isUuid } from '#domain/lib/uuid.ts'
import type { PageView } from '#domain/sites/view.ts'
import type { Expressions } from '../expressions.ts'
import { settingsOf } from '../settings.ts'
import { columnsOf, isFilterable, isSortable, PAGE_SIZES, type GridColumn, type GridSettings } from './grid-config.ts'
import { FIRST_WISH, sortKey, type GridWish } from './grid-wish.ts'

// How an address tells what a reader has set on a page's grids, each under its control's name:
//
//   ?invoices.sort=-total&invoices.filter.state=3&invoices.filter.total=100..500&invoices.page=2&invoices.after=…
//
// Only what the grid itself offers its readers can be said: its columns, its sizes, its search. Whatever else stands there — a column
// that is gone, a value of another type, a text too long — is passed over, part by part.

/** Parts of an address by name; all names have a dot. */
export type AddressParts = { readonly [name: string]: string }
/** Wishes by control id; a grid on which nothing is set has none. */
export type Wishes = { readonly [controlId: string]: GridWish | undefined }

type View = Pick<PageView, 'references' | 'page'>
type Said = Omit<Condition, 'path'>

const MOST_LETTERS = 200
/** A longer place in the rows, one of long texts, is not worth an address nobody can send. */
const MOST_CURSOR = 1_000
const CURSOR = new RegExp(`^[\\w-]{1,${MOST_CURSOR}}$`)
const PAGE = /^[1-9]\d{0,5}$/

/** What an address sets on the grids of a page. */
export const wishesIn = (view: View, parts: AddressParts, expressions: Expressions): Wishes =>
  Object.fromEntries(
    gridsOf(view).flatMap((control) => {
      const { wish, isSet } = wishIn(control, view, parts, expressions)
      return isSet ? [[control.id, wish]] : []
    }),
  )

/** Parts of an address that set these wishes. */
export const partsFor = (view: View, wishes: Wishes, expressions: Expressions): AddressParts =>
  Object.fromEntries(
    gridsOf(view).flatMap((control) => {
      const wish = wishes[control.id]
      return wish ? Object.entries(partsOf(control, view, wish, expressions)) : []
    }),
  )

const gridsOf = ({ page }: View): Control[] =>
  Object.values(page.controls).filter((control) => control.kind === 'data-grid')

const settingsFor = (control: Control, expressions: Expressions) =>
  settingsOf(control, dataGrid.fields, expressions) as unknown as GridSettings

function wishIn(
  control: Control,
  view: View,
  parts: AddressParts,
  expressions: Expressions,
): { wish: GridWish; isSet: boolean } {
  const settings = settingsFor(control, expressions)
  const said = (part: string): string => parts[`${control.name}.${part}`] ?? ''
  const columns = columnsOf(settings, view)
  const search = settings.search ? textOf(said('search')) : ''
  const sort = sortKeys(columns).find((key) => key === said('sort')) ?? null
  const size = settings.choosePageSize ? PAGE_SIZES.find((each) => String(each) === said('size')) : undefined
  const filters = oncePerPath(columns).flatMap((column) =>
    conditionsOf(column, said(`filter.${column.end.dotted}`)).map((each) => ({ ...each, path: column.column.path })),
  )
  const isOn = PAGE.test(said('page')) && said('page') !== '1' && CURSOR.test(said('after'))
  const wish: GridWish = {
    filters,
    search,
    sort,
    pageSize: size ?? null,
    page: isOn ? Number(said('page')) : 1,
    cursor: isOn ? said('after') : null,
  }
  return { wish, isSet: JSON.stringify(wish) !== JSON.stringify(FIRST_WISH) }
}

/** Parts of an address that set a wish on one grid. */
export function partsOf(control: Control, view: View, wish: GridWish, expressions: Expressions): AddressParts {
  const settings = settingsFor(control, expressions)
  const columns = columnsOf(settings, view)
  const { cursor } = wish
  const pairs: (readonly [string, string])[] = [
    ...oncePerPath(columns).map((column): [string, string] => {
      const path = column.column.path.join('.')
      const set = wish.filters.filter((each) => each.path.join('.') === path)
      return [`filter.${column.end.dotted}`, set.length === 0 ? '' : textFor(column, set)]
    }),
    ['search', textOf(wish.search)],
    ['sort', wish.sort ?? ''],
    ['size', String(wish.pageSize ?? '')],
    ...(cursor !== null && CURSOR.test(cursor)
      ? ([
          ['page', String(wish.page)],
          ['after', cursor],
        ] as const)
      : []),
  ]
  return Object.fromEntries(
    pairs.flatMap(([part, text]) => (text === '' ? [] : [[`${control.name}.${part}`, text] as const])),
  )
}

const sortKeys = (columns: readonly GridColumn[]): string[] =>
  columns.filter(isSortable).flatMap((column) => [sortKey(column), `-${sortKey(column)}`])

/** A reader filters by a path, however many columns show it. */
const oncePerPath = (columns: readonly GridColumn[]): GridColumn[] => [
  ...new Map(columns.filter(isFilterable).map((column) => [column.end.dotted, column])).values(),
]

/** Text as it is searched for; none where it is longer than anybody types, or not to be stored anywhere. */
const textOf = (text: string): string => (text.length > MOST_LETTERS || text.includes('\0') ? '' : text)

/** What a text sets on a column, by what the column holds; nothing where it says nothing of that kind. */
function conditionsOf({ end }: GridColumn, text: string): readonly Said[] {
  const { property, type } = end
  const equal = (value: string | number | boolean): readonly Said[] => [{ operator: 'equals', value }]
  if (text === '') return []
  if (property?.type === 'boolean') return text === 'true' || text === 'false' ? equal(text === 'true') : []
  if ((property?.type === 'string' || property?.type === 'integer') && property.options) {
    const choice = property.options.find(({ value }) => String(value) === text)
    return choice ? equal(choice.value) : []
  }
  if (property?.type === 'catalog') return isUuid(text) ? equal(text) : []
  if (type === 'int' || type === 'double') return rangeOf(text, numberOf, 'atMost')
  if (type === 'date') return rangeOf(text, (day) => (isIsoDate(day) ? day : null), 'atMost')
  if (type === 'datetime') return rangeOf(text, instantOf, 'less')
  const words = textOf(text).trim()
  return words === '' ? [] : [{ operator: 'contains', value: words }]
}

/** `100..500`, `100..`, `..500`. An instant's end does not belong to the range: it is the beginning of the day after. */
function rangeOf(
  text: string,
  read: (end: string) => string | number | null,
  last: 'atMost' | 'less',
): readonly Said[] {
  const ends = text.split('..')
  const [from, to] = ends.map((end) => (end === '' ? null : read(end)))
  // An end that cannot be read is no end at all: half of a range would show what nobody asked for.
  if (ends.length !== 2 || (from === null && ends[0] !== '') || (to === null && ends[1] !== '')) return []
  return [
    ...(from === null || from === undefined ? [] : [{ operator: 'atLeast', value: from } as const]),
    ...(to === null || to === undefined ? [] : [{ operator: last, value: to } as const]),
  ]
}

function numberOf(text: string): number | null {
  // Zero has no sign here, as nowhere else.
  const number = Number(text) + 0
  return text.length < 30 && /^-?\d/.test(text) && Number.isFinite(number) ? number : null
}

/** The text that sets conditions on a column. */
function textFor({ end }: GridColumn, set: readonly Condition[]): string {
  const [only] = set
  if (only?.operator === 'equals') return String(only.value)
  if (only?.operator === 'contains') return textOf(String(only.value))
  const short = (value: unknown) =>
    end.type === 'datetime' ? String(value).replace(/(:00)?\.000Z$/, 'Z') : String(value)
  const [from, to] = [true, false].map((begins) => {
    const condition = set.find(({ operator }) => (operator === 'atLeast') === begins)
    return condition ? short(condition.value) : ''
  })
  return `${from}..${to}`
}
