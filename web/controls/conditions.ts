import { isFx } from '#domain/controls/fx.ts'
import type { Condition } from '#domain/controls/filter-text.ts'
import type { Settled } from '#domain/controls/define.ts'
import type { Filter, FilterScalar } from '#domain/controls/rows.ts'
import type { Json } from '#domain/lib/json.ts'

const isScalar = (value: unknown): value is FilterScalar =>
  value === null || ['string', 'number', 'boolean'].includes(typeof value)

/** A worked out value as a filter takes it: a reference counts as its id. */
function scalarOf(value: Json): FilterScalar | readonly FilterScalar[] {
  if (isScalar(value)) return value
  if (Array.isArray(value)) return value.map((item: Json) => scalarOf(item)).filter(isScalar)
  return 'id' in value && isScalar(value.id ?? null) ? ((value.id ?? null) as FilterScalar) : null
}

/** Filters with their values known. A dynamic one whose value is null falls away unless it is strict. */
export function conditionsOf(filters: readonly Settled<Filter>[], evaluate: (text: string) => Json): Condition[] {
  return filters.flatMap(({ path, operator, value, strict }): Condition[] => {
    if (!isFx(value)) return [{ path, operator, value }]
    const worked = scalarOf(evaluate(value.fx))
    return worked === null && !strict && operator !== 'empty' && operator !== 'notEmpty'
      ? []
      : [{ path, operator, value: worked }]
  })
}
