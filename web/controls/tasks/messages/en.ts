import { formatList } from '#web/ui/format/lists.ts'
import type { RunStatus } from '#domain/workflows/state.ts'

/** What is said where questions of workflows are answered. */
export const en = {
  comment: 'Comment',
  commentFor: (answers: readonly string[]) => `Needed for ${formatList(answers)}`,
  commentNeeded: (answer: string) => `“${answer}” needs a comment. Write why.`,
  faster: (by: string, answer: string) => `${by} was faster: ${answer}.`,
  offline: 'No connection. The answer was not sent; try again once it is back.',
  failed: 'The answer was not taken. Try again.',
  by: (when: string) => `Answer by ${when}`,
  late: (when: string) => `Was due ${when}`,
  waiting: (people: readonly string[]) => `Waiting for ${formatList(people)}`,
  none: 'No workflow is at work on this record.',
  sample: 'Questions of workflows about the record appear here.',
  unsaved: 'Save the record first.',
  loadFailed: 'How it stands did not load.',
  tryAgain: 'Try again',
  states: {
    queued: 'Queued',
    running: 'Running',
    waiting: 'Waiting',
    paused: 'Paused',
    undoing: 'Being undone',
    succeeded: 'Done',
    failed: 'Failed',
    cancelled: 'Cancelled',
  } satisfies { [Status in RunStatus]: string },
}
export type Messages = typeof en
