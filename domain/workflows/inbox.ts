import type { PropertyType } from '../components/property.ts'
import type { Option } from '../components/property.ts'
import type { Json } from '../lib/json.ts'
import type { RunStatus, Task } from './state.ts'

// What the inbox and the bell are told by the API. Pages load this file, so it carries no schema.

/** `mine`: put to the reader alone. `shared`: put to several, the reader among them. Both are open. `answered`: by the reader. */
export const TASK_TABS = ['mine', 'shared', 'answered'] as const
export type TaskTab = (typeof TASK_TABS)[number]

/** What is open for a person. */
export type InboxCounts = { readonly mine: number; readonly shared: number; readonly unread: number }

type Named = { readonly id: string; readonly name: string }

/** A question as the list shows it. */
export type TaskRow = {
  readonly run: string
  readonly task: number
  readonly title: string
  readonly text: string
  readonly status: Task['status']
  readonly workflow: string
  readonly record: { readonly id: string; readonly name: string | null } | null
  /** Who started the run; null where nobody did. */
  readonly by: Named | null
  readonly openedAt: string
  readonly deadline: string | null
  readonly escalated: boolean
  /** The reader's own answer. */
  readonly answer: string | null
}

export type TaskPage = { readonly tasks: readonly TaskRow[]; readonly next: string | null }

/** An answer somebody gave, with the words of the option. */
export type GivenAnswer = {
  readonly by: Named
  readonly option: string
  readonly title: string
  readonly comment: string
  readonly at: number
  /** Whether it answers this very question, or an earlier one of the run. */
  readonly own: boolean
}

/** What the clock does to a question. */
export type Lateness =
  | { readonly then: 'fail' | 'branch' }
  | { readonly then: 'answer'; readonly title: string }
  | { readonly then: 'escalate'; readonly people: readonly string[] }

/** A value of the record, with what writing it takes. */
export type Fact = {
  readonly title: string
  readonly type: PropertyType
  readonly value: Json
  readonly options?: readonly Option[]
}

export type TaskDetail = TaskRow & {
  readonly options: Task['options']
  /** Whether the reader may answer now. */
  readonly mayAnswer: boolean
  readonly mayAssign: boolean
  readonly people: readonly (Named & { readonly answered: boolean })[]
  readonly answers: readonly GivenAnswer[]
  readonly late: Lateness | null
  readonly stages: readonly (Named & { readonly state: 'done' | 'now' | 'ahead' })[]
  /** Where the record can be opened; null where the reader may not see it. */
  readonly place: { readonly component: string; readonly page: string } | null
  readonly facts: readonly Fact[]
}

/** What workflows have to do with a record, for a page that shows it. */
export type RecordTask = Pick<TaskRow, 'run' | 'task' | 'title' | 'text' | 'deadline'> & {
  readonly workflow: string
  readonly options: Task['options']
  readonly mayAnswer: boolean
  readonly people: readonly string[]
}
export type RecordRun = {
  readonly id: string
  readonly workflow: string
  readonly status: RunStatus
  readonly stage: string | null
  readonly movedAt: string
}
export type RecordWork = { readonly tasks: readonly RecordTask[]; readonly runs: readonly RecordRun[] }

/** A line behind the bell. */
export type NoticeRow = {
  readonly key: string
  readonly subject: string
  readonly text: string
  readonly link: string | null
  readonly createdAt: string
  readonly read: boolean
}
