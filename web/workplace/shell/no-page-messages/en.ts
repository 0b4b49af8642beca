/** What stands where a page would. */
export const en = {
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
