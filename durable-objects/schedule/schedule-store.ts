import type { Timing } from '#domain/workflows/schedule.ts'
import type { WorkflowPlace } from '../workflow/api.ts'

/** A schedule trigger of the live release. */
export type Scheduled = WorkflowPlace & {
  readonly trigger: string
  readonly timing: Timing
  readonly missed: 'skip' | 'once' | 'each'
  /** Hash of the document its runs stand on. */
  readonly machine: string
}

/** A schedule, and up to when its fires have been dealt with. */
export type Kept = { readonly id: string; readonly scheduled: Scheduled; readonly since: number }

export const idOf = ({ componentId, workflowId, trigger }: Scheduled): string =>
  `${componentId}/${workflowId}/${trigger}`

const sameTiming = (a: Scheduled, b: Scheduled): boolean =>
  a.timing.cron === b.timing.cron && a.timing.timeZone === b.timing.timeZone

/** Schedules in the object's SQLite. */
export class ScheduleStore {
  readonly #sql: SqlStorage

  constructor(sql: SqlStorage) {
    this.#sql = sql
    sql.exec(
      'create table if not exists schedules (id text primary key, scheduled text not null, since integer not null) strict, without rowid',
    )
  }

  all(): Kept[] {
    return this.#sql
      .exec<{ id: string; scheduled: string; since: number }>('select id, scheduled, since from schedules order by id')
      .toArray()
      .map(({ id, scheduled, since }) => ({ id, scheduled: JSON.parse(scheduled) as Scheduled, since }))
  }

  /** What is new, or fires at other times than before, fires from now on. */
  replace(wanted: readonly Scheduled[], now: number): void {
    const known = new Map(this.all().map((each) => [each.id, each]))
    for (const scheduled of wanted) {
      const id = idOf(scheduled)
      const before = known.get(id)
      known.delete(id)
      const since = before && sameTiming(before.scheduled, scheduled) ? before.since : now
      this.#sql.exec(
        'insert or replace into schedules (id, scheduled, since) values (?, ?, ?)',
        id,
        JSON.stringify(scheduled),
        since,
      )
    }
    for (const id of known.keys()) this.#sql.exec('delete from schedules where id = ?', id)
  }

  /** Never goes back. */
  dealtWith(id: string, through: number): void {
    this.#sql.exec('update schedules set since = max(since, ?) where id = ?', through, id)
  }
}
