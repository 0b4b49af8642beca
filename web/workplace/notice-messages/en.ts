import { pluralIn } from '#web/ui/messages/plural.ts'

const plural = pluralIn('en')

/** What is told of things done, and asked before something is lost. */
export const en = {
  saved: (name: string) => `${name} saved`,
  savedNew: (name: string) => `${name} created`,
  started: (name: string) => `${name} started`,
  noNotices: 'No notifications',
  allRead: 'Mark all as read',
  record: 'Record',
  deleted: (name: string) => `${name} deleted`,
  undo: 'Undo',
  restored: (name: string) => `${name} is back`,
  stillReferenced: (count: number, name: string) =>
    plural(count, { one: `# record still refers to ${name}.`, other: `# records still refer to ${name}.` }),
  failed: 'That did not work.',
  leaveTitle: (count: number) =>
    plural(count, { one: 'Leave with # field not saved?', other: 'Leave with # fields not saved?' }),
  leaveLoss: 'What you changed on this page is lost.',
  leave: 'Leave',
  stay: 'Stay here',
}
export type Messages = typeof en
