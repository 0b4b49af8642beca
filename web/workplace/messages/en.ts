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
