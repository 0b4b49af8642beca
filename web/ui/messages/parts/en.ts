import { pluralIn } from '../plural.ts'

const plural = pluralIn('en')

/** The words that the parts of `web/ui` say by themselves. */
export const en = {
  required: 'Required',
  optional: 'Optional',
  close: 'Close',
  clear: 'Clear',
  loading: 'Loading',
  remove: (name: string) => `Remove ${name}`,
  dismiss: 'Dismiss',
  notifications: 'Notifications',
  showPassword: 'Show password',
  hidePassword: 'Hide password',
  notANumber: 'Write a number, for example 1,234.50',
  noMatch: (query: string) => (query === '' ? 'Nothing to choose from' : `Nothing matches “${query}”`),
  loadFailed: 'The list did not load. Try again',
  results: (count: number) => plural(count, { one: '# result', other: '# results' }),
  chosen: (count: number) => plural(count, { one: '# chosen', other: '# chosen' }),
  typeToConfirm: (word: string) => `Type “${word}” to go on`,
  pageRange: (from: string, to: string) => `${from} to ${to}`,
  pageRangeOf: (from: string, to: string, total: string) => `${from} to ${to} of ${total}`,
  previousPage: 'Previous page',
  nextPage: 'Next page',
  rowsPerPage: 'Rows per page',
  breadcrumbs: 'Breadcrumbs',
  resize: 'Resize',
  dropFiles: 'Drop files here, or',
  dropFile: 'Drop a file here, or',
  chooseFiles: 'Choose files',
  chooseFile: 'Choose a file',
  uploading: (name: string) => `Uploading ${name}`,
  commands: 'Commands',
  findCommand: 'Find a command or a place',
}

export type Messages = typeof en
