const inRow = (row: Element) => [...row.querySelectorAll<HTMLElement>('a[href], button, input')]

/** Arrows, Home and End move between rows, staying in the column of what has the focus. */
export function moveBetweenRows(event: KeyboardEvent): void {
  const from = event.target instanceof Element ? event.target : null
  const row = from?.closest<HTMLTableRowElement>('tbody tr')
  const body = row?.parentElement
  if (!row || !body || from?.matches('input:not([type=checkbox]), select, textarea')) return
  const rows = [...body.children]
  const at = rows.indexOf(row)
  const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: rows.length - 1 }[event.key]
  const next = to === undefined ? undefined : rows[to]
  if (!next) return
  const here = inRow(row).findIndex((element) => element === from)
  const there = inRow(next)
  event.preventDefault()
  ;(there[here] ?? there[0])?.focus()
}
