import { formatList } from '#web/ui/format/lists.ts'
import type { TaskTab } from '#domain/workflows/inbox.ts'

/** What the inbox says. */
export const en = {
  tasks: 'Tasks',
  question: 'Question',
  tabs: { mine: 'For me', shared: 'Shared', answered: 'Answered' } satisfies { [Tab in TaskTab]: string },
  empty: {
    mine: 'Nothing waits for you',
    shared: 'Nothing waits for your teams',
    answered: 'You have answered nothing yet',
  } satisfies { [Tab in TaskTab]: string },
  emptyLead: {
    mine: 'Questions that only you are asked appear here.',
    shared: 'Questions that several are asked appear here; who answers first decides, or all do.',
    answered: 'Your answers stay here, the newest first.',
  } satisfies { [Tab in TaskTab]: string },
  failed: 'This did not load.',
  tryAgain: 'Try again',
  more: 'Show more',
  keysMove: 'move,',
  keysAnswer: 'gives the first answer',
  nothingChosen: 'No question is open',
  back: 'Back to the list',
  place: (at: number, all: number) => `Task ${at} of ${all}`,
  gone: 'This question is not yours',
  goneLead: 'It was handed to somebody else, or the address is mistyped.',
  handOver: 'Hand over',
  handOverHelp: 'Whoever you choose is told and answers instead.',
  person: 'To whom',
  choosePerson: 'Choose a person first',
  keep: 'Keep it',
  thenEscalate: (people: readonly string[]) => `After that it goes to ${formatList(people)}`,
  thenAnswer: (answer: string) => `After that the answer is “${answer}”`,
  thenFail: 'After that the run fails',
  thenBranch: 'After that it goes on without an answer',
  withdrawn: 'This is no longer asked.',
  late: 'The deadline has passed; it is answered no more.',
  youAnswered: (answer: string) => `You answered: ${answer}.`,
  otherAnswered: (by: string, answer: string) => `${by} answered: ${answer}.`,
  waiting: (people: readonly string[]) => `Waiting for ${formatList(people)}.`,
  comments: 'Comments',
  record: 'Record',
  openRecord: (name: string) => `Open ${name}`,
  answered: (title: string) => `Answered: ${title}`,
}
export type Messages = typeof en
