import type { CommandOf } from '#domain/controls/commands.ts'
import { isFx } from '#domain/controls/fx.ts'
import type { FilterScalar } from '#domain/controls/rows.ts'
import type { RecordJson } from '#domain/records/query.ts'
import type { PageView } from '#domain/sites/view.ts'
import type { Expressions } from './expressions.ts'

/** A record an act was asked for on, and the key of its component: a page may list several. */
export type Row = { readonly component: string; readonly record: RecordJson }

/** A page to open; component and page by their keys. */
export type Target = {
  readonly component: string
  readonly page: string
  readonly record: string | null
  readonly params: { readonly [name: string]: FilterScalar }
  readonly as: 'page' | 'dialog' | 'side'
}

const WAYS = ['page', 'dialog', 'side'] as const

/** Where an `open` command leads; null where its page is gone or out of reach. */
export function targetOf(
  command: CommandOf<'open'>,
  { view, expressions }: { view: PageView; expressions: Expressions },
  row?: Row,
): Target | null {
  const component = view.references[command.component ?? view.component.id]
  const page =
    command.page === undefined ? component?.pages[0] : component?.pages.find((each) => each.id === command.page)
  if (!component || !page) return null
  const record = command.record === undefined ? null : expressions.value(command.record.fx, row?.record)
  const as = isFx(command.as) ? expressions.value(command.as.fx, row?.record) : command.as
  const params = Object.entries(command.params ?? {}).map(
    ([name, value]) => [name, isFx(value) ? scalar(expressions.value(value.fx, row?.record)) : value] as const,
  )
  return {
    component: component.key,
    page: page.key,
    record: typeof record === 'string' && record !== '' ? record : null,
    params: Object.fromEntries(params),
    as: WAYS.find((way) => way === as) ?? (page.presentation === 'dialog' ? 'dialog' : 'page'),
  }
}

/** A reference counts as its id; what no address can carry is left out. */
const scalar = (value: unknown): FilterScalar => {
  if (typeof value === 'object' && value !== null && 'id' in value && typeof value.id === 'string') return value.id
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : null
}
