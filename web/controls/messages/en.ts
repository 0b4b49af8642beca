import { pluralIn } from '#web/ui/messages/plural.ts'

const plural = pluralIn('en')

/** What controls say to end users by themselves. */
export const en = {
  yes: 'Yes',
  no: 'No',
  notSet: 'not set',
  any: 'Any',
  choose: 'Choose',
  noRecords: 'Nothing here yet',
  noMatches: 'Nothing matches the filter',
  clearFilters: 'Clear the filter',
  loadFailed: 'The records did not load.',
  tryAgain: 'Try again',
  reload: 'Reload',
  searchRows: 'Search',
  add: 'Add',
  actions: 'Actions',
  rowActions: (row: string) => `Actions for ${row}`,
  selectRow: (row: string) => `Select ${row}`,
  selectAll: 'Select all on this page',
  selected: (count: number) => plural(count, { one: '# selected', other: '# selected' }),
  clearSelection: 'Clear',
  sort: 'Sort',
  filter: 'Filter',
  sortBy: (column: string) => `Sort by ${column}`,
  filterBy: (column: string) => `Filter ${column}`,
  from: 'From',
  to: 'To',
  since: (from: string) => `Since ${from}`,
  until: (to: string) => `Until ${to}`,
  apply: 'Apply',
  newRows: (count: number) => plural(count, { one: '# new', other: '# new' }),
  noComponent: 'Choose a component to list its records.',
  noColumns: 'Add a column.',
}
export type Messages = typeof en
