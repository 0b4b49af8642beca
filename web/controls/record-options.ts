import type { Settled } from '#domain/controls/define.ts'
import type { Filter } from '#domain/controls/rows.ts'
import { filterText } from '#domain/controls/filter-text.ts'
import type { Option } from '#web/ui/option.ts'
import type { LoadOptions } from '#web/ui/use-options.ts'
import { conditionsOf } from './conditions.ts'
import type { Runtime } from './runtime.ts'

/** As many as a list shows; the rest is found by typing. */
const LISTED = 30

const asOption = (record: { readonly id: string; readonly name: string | null }): Option => ({
  value: record.id,
  label: record.name ?? record.id,
})

/** Searches the records of a component by name, for a list of choices. */
export function recordOptions(
  runtime: Runtime,
  component: string,
  filters: readonly Settled<Filter>[] = [],
): LoadOptions {
  const { view, records, expressions } = runtime
  const target = view.references[component]
  return async (search, signal) => {
    if (!target) return []
    const conditions = conditionsOf(filters, (text) => expressions.value(text))
    const filter = filterText(conditions, target.model, view.references)
    const page = await records.query(
      target.key,
      { ...filter, ...(search.trim() === '' ? {} : { search }), fields: ['name'], sort: ['name'], limit: LISTED },
      signal,
    )
    return page.records.map(asOption)
  }
}
