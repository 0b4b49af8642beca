import { pluralIn } from '#web/ui/messages/plural.ts'

const plural = pluralIn('en')

/** What Workplace itself says to end users. */
export const en = {
  skip: 'Skip to content',
  menu: 'Menu',
  account: 'Account',
  language: (name: string) => `Language: ${name}`,
  switchTheme: 'Switch theme',
  openStudio: 'Open Studio',
  signOut: 'Sign out',
  back: 'Back',
  loading: 'Loading',
  offline: 'No connection. What you type stays here until you are back online.',
  saved: (name: string) => `${name} saved`,
  savedNew: (name: string) => `${name} created`,
  record: 'Record',
  deleted: (name: string) => `${name} deleted`,
  undo: 'Undo',
  restored: (name: string) => `${name} is back`,
  stillReferenced: (count: number, name: string) => plural(count, { one: `# record still refers to ${name}.`, other: `# records still refer to ${name}.` }),
  failed: 'That did not work.',
  newRecord: (title: string) => `New: ${title}`,
  leaveTitle: (count: number) => plural(count, { one: 'Leave with # field not saved?', other: 'Leave with # fields not saved?' }),
  leaveLoss: 'What you changed on this page is lost.',
  leave: 'Leave',
  stay: 'Stay here',
  notFound: 'There is no such page',
  notFoundLead: 'The address may be mistyped, or the page is gone.',
  forbidden: 'This page is not open to you',
  forbiddenLead: 'Ask whoever runs this site for access.',
  empty: 'Nothing is published yet',
  emptyLead: 'Pages appear here as soon as somebody publishes them.',
  broken: 'The page did not load',
  brokenLead: 'Nothing is lost. Try again in a moment.',
  tryAgain: 'Try again',
  home: 'Go to the start',
}
export type Messages = typeof en
