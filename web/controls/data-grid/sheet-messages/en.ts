import { pluralIn } from '#web/ui/messages/plural.ts'

const plural = pluralIn('en')

/** What the sheet that sorts and filters a grid on a phone says. */
export const en = {
  title: 'Sort and filter',
  sortBy: 'Sort by',
  ownOrder: 'Usual order',
  direction: 'Direction',
  ascending: 'Ascending',
  descending: 'Descending',
  clear: 'Clear all',
  nothing: 'Nothing to clear',
  done: 'Done',
  show: (count: number) => plural(count, { one: 'Show # result', other: 'Show # results' }),
}
export type Messages = typeof en
