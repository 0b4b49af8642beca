import type { RunEvent } from '#domain/workflows/events.ts'
import type { WorkflowPlace } from './api.ts'

/** A run that is under way, as it lies on disk. */
export type StoredRun = { readonly id: string; readonly turn: number; readonly log: readonly RunEvent[] }

/** `wake` of a run that something is owed to: work under way, or lists that have not heard of its last turn. */
const BUSY = 0

/**
 * Runs in the object's SQLite: one row a turn, the first turn in the run's own row. Writing is what is billed and what takes time, so a
 * run that ends in its first turn is one insert and one delete.
 */
export class RunStore {
  readonly #sql: SqlStorage

  constructor(sql: SqlStorage) {
    this.#sql = sql
    sql.exec(`
      create table if not exists runs (id text primary key, wake integer, keyed integer not null, turn1 text not null) strict, without rowid;
      create index if not exists runs_wake on runs (wake) where wake > ${BUSY};
      create table if not exists turns (run text, turn integer, events text not null, primary key (run, turn)) strict, without rowid;
      create table if not exists drafts (hash text primary key, document text not null) strict, without rowid;
      create table if not exists about (one integer primary key check (one = 1), place text not null) strict`)
  }

  /** Which workflow this object serves; written by the first run. */
  place(): WorkflowPlace | null {
    const [row] = this.#sql.exec<{ place: string }>('select place from about').toArray()
    return row ? (JSON.parse(row.place) as WorkflowPlace) : null
  }

  settle(place: WorkflowPlace): void {
    this.#sql.exec('insert or ignore into about (one, place) values (1, ?)', JSON.stringify(place))
  }

  insert(id: string, keyed: boolean, events: readonly RunEvent[]): void {
    this.#sql.exec(
      'insert into runs (id, wake, keyed, turn1) values (?, ?, ?, ?)',
      id,
      BUSY,
      keyed ? 1 : 0,
      JSON.stringify(events),
    )
  }

  append(run: string, turn: number, events: readonly RunEvent[]): void {
    this.#sql.exec('insert into turns (run, turn, events) values (?, ?, ?)', run, turn, JSON.stringify(events))
  }

  /** The run will be looked at again then; null: only when somebody speaks to it. */
  sleep(run: string, wake: number | null): void {
    // One millisecond past the epoch is as long ago as anything.
    this.#sql.exec('update runs set wake = ? where id = ?', wake === null ? null : Math.max(wake, 1), run)
  }

  rouse(run: string): void {
    this.#sql.exec('update runs set wake = ? where id = ?', BUSY, run)
  }

  /** A finished run goes; of one that was started by a key the id stays, so that the key starts nothing anew. */
  remove(run: string, keyed: boolean, turns: number): void {
    if (keyed) this.#sql.exec(`update runs set wake = null, turn1 = '' where id = ?`, run)
    else this.#sql.exec('delete from runs where id = ?', run)
    if (turns > 1) this.#sql.exec('delete from turns where run = ?', run)
  }

  /** Whether the run was ever started here; `over` when its log has left. */
  find(run: string): 'here' | 'over' | null {
    const [row] = this.#sql
      .exec<{ turn1: string }>('select substr(turn1, 1, 1) as turn1 from runs where id = ?', run)
      .toArray()
    return row ? (row.turn1 === '' ? 'over' : 'here') : null
  }

  read(run: string): (StoredRun & { readonly keyed: boolean; readonly wake: number | null }) | null {
    const [row] = this.#sql
      .exec<{ turn1: string; keyed: number; wake: number | null }>(
        'select turn1, keyed, wake from runs where id = ?',
        run,
      )
      .toArray()
    if (!row || row.turn1 === '') return null
    const later = this.#sql
      .exec<{ turn: number; events: string }>('select turn, events from turns where run = ? order by turn', run)
      .toArray()
    const log = [row.turn1, ...later.map(({ events }) => events)].flatMap((text) => JSON.parse(text) as RunEvent[])
    return { id: run, turn: later.at(-1)?.turn ?? 1, log, keyed: row.keyed === 1, wake: row.wake }
  }

  /** Runs something is owed to. Reads every row: for a start only. */
  busy(): string[] {
    return this.#sql
      .exec<{ id: string }>(`select id from runs where wake = ${BUSY}`)
      .toArray()
      .map(({ id }) => id)
  }

  due(now: number, most: number): string[] {
    return this.#sql
      .exec<{ id: string }>(`select id from runs where wake > ${BUSY} and wake <= ? order by wake limit ?`, now, most)
      .toArray()
      .map(({ id }) => id)
  }

  nextWake(): number | null {
    const [row] = this.#sql
      .exec<{ wake: number | null }>(`select min(wake) as wake from runs where wake > ${BUSY}`)
      .toArray()
    return row?.wake ?? null
  }

  keepDraft(hash: string, document: string): void {
    this.#sql.exec('insert or ignore into drafts (hash, document) values (?, ?)', hash, document)
  }

  draft(hash: string): string | null {
    const [row] = this.#sql.exec<{ document: string }>('select document from drafts where hash = ?', hash).toArray()
    return row?.document ?? null
  }
}
