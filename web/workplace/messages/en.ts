/** What Workplace itself says to end users. */
export const en = {
  skip: 'Skip to content',
  menu: 'Menu',
  account: 'Account',
  inbox: 'Inbox',
  notices: 'Notifications',
  language: (name: string) => `Language: ${name}`,
  switchTheme: 'Switch theme',
  openStudio: 'Open Studio',
  signOut: 'Sign out',
  back: 'Back',
  loading: 'Loading',
  offline: 'No connection. What you type stays here until you are back online.',
}
export type Messages = typeof en
