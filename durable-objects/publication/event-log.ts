import type { PublicationEvent } from '#domain/publications/machine.ts'

/** What happened to the publication at hand, in order, in the object's SQLite. An earlier publication's events make room for it. */
export class EventLog {
  readonly #sql: SqlStorage

  constructor(sql: SqlStorage) {
    this.#sql = sql
    sql.exec('create table if not exists events (turn integer primary key autoincrement, event text not null) strict')
  }

  append(event: PublicationEvent): void {
    if (event.type === 'publication.started') this.#sql.exec('delete from events')
    this.#sql.exec('insert into events (event) values (?)', JSON.stringify(event))
  }

  read(): PublicationEvent[] {
    return this.#sql
      .exec<{ event: string }>('select event from events order by turn')
      .toArray()
      .map(({ event }) => JSON.parse(event) as PublicationEvent)
  }
}
