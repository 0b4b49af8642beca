import { type InLine, MINUTE_MS, type Permits, type Remembered } from '#domain/workflows/queue.ts'
import type { WorkflowPlace } from '../workflow/api.ts'

/** Which workflow the queue serves, and under which limits. */
export type About = { readonly place: WorkflowPlace; readonly permits: Permits; readonly since: number }

type Row = { run: string; place: number; key: string | null; priority: number }

/** The queue in the object's SQLite: a row for every run that waits or holds a permit. */
export class QueueStore {
  readonly #sql: SqlStorage

  constructor(sql: SqlStorage) {
    this.#sql = sql
    sql.exec(`
      create table if not exists runs (run text primary key, place integer not null, key text, priority real not null,
        admitted integer, told integer not null default 0, heard integer not null default 0) strict, without rowid;
      create index if not exists runs_untold on runs (run) where admitted is not null and told = 0;
      create table if not exists starts (at integer not null) strict;
      create table if not exists about (one integer primary key check (one = 1), about text not null, turns integer not null default 0) strict`)
  }

  about(): About | null {
    const [row] = this.#sql.exec<{ about: string }>('select about from about').toArray()
    return row ? (JSON.parse(row.about) as About) : null
  }

  settle(about: About): void {
    this.#sql.exec(
      'insert into about (one, about) values (1, ?) on conflict (one) do update set about = excluded.about',
      JSON.stringify(about),
    )
  }

  remembered(): Remembered {
    const rows = (where: string) =>
      this.#sql.exec<Row>(`select run, place, key, priority from runs where ${where}`).toArray()
    const [row] = this.#sql.exec<{ turns: number }>('select turns from about').toArray()
    return {
      waiting: rows('admitted is null'),
      holders: rows('admitted is not null'),
      starts: this.#sql
        .exec<{ at: number }>('select at from starts order by at')
        .toArray()
        .map(({ at }) => at),
      turns: row?.turns ?? 0,
    }
  }

  /** @param admitted a run that holds a permit from the beginning needs not be told of it */
  add({ run, place, key, priority }: InLine, admitted: number | null): void {
    this.#sql.exec(
      'insert or replace into runs (run, place, key, priority, admitted, told, heard) values (?, ?, ?, ?, ?, ?, ?)',
      run,
      place,
      key,
      priority,
      admitted,
      admitted === null ? 0 : 1,
      admitted ?? 0,
    )
  }

  admit(runs: readonly string[], now: number, turns: number, throttled: boolean): void {
    for (const run of runs) {
      this.#sql.exec('update runs set admitted = ?, heard = ? where run = ?', now, now, run)
      if (throttled) this.#sql.exec('insert into starts (at) values (?)', now)
    }
    this.#sql.exec('update about set turns = ?', turns)
    if (throttled) this.#sql.exec('delete from starts where at <= ?', now - MINUTE_MS)
    // A clock that went back: what has started has started now, at the latest.
    if (throttled) this.#sql.exec('update starts set at = ? where at > ?', now, now)
  }

  remove(run: string): void {
    this.#sql.exec('delete from runs where run = ?', run)
  }

  /** Runs that have a permit and have not confirmed that they know. */
  untold(): string[] {
    return this.#sql
      .exec<{ run: string }>('select run from runs where admitted is not null and told = 0')
      .toArray()
      .map(({ run }) => run)
  }

  told(run: string): void {
    this.#sql.exec('update runs set told = 1 where run = ?', run)
  }

  /** Holders nobody has heard of since. */
  silent(since: number, most: number): string[] {
    return this.#sql
      .exec<{ run: string }>(
        'select run from runs where admitted is not null and told = 1 and heard < ? order by heard limit ?',
        since,
        most,
      )
      .toArray()
      .map(({ run }) => run)
  }

  heard(run: string, now: number): void {
    this.#sql.exec('update runs set heard = ? where run = ?', now, run)
  }
}
