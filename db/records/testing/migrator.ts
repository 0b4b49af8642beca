import { createSql, type Sql } from '#db/client.ts'
import { createDatabase } from '#dev/testing/create-database.ts'
import { services } from '#dev/testing/services.ts'
import { askProbes } from '../ask-probes.ts'
import { shapesOf, SHAPE_QUERY, type ShapeRow, type TableShape } from '../inspect.ts'
import { planMigration, type MigrationPlan, type Models } from '../plan-migration.ts'
import { CATALOG_QUERY, setAside, type CatalogRow } from '../set-aside.ts'
import type { PlannedChange } from '#domain/publications/plan.ts'

/** One workspace's tables in a real Postgres, moved from model to model as a publication does. */
export type Migrator = {
  readonly schema: string
  readonly sql: Sql
  plan: (to: Models) => Promise<{ plan: MigrationPlan; changes: PlannedChange[] }>
  migrate: (to: Models) => Promise<PlannedChange[]>
  shapes: () => Promise<{ readonly [table: string]: TableShape }>
  rows: (component: string) => Promise<Record<string, unknown>[]>
  insert: (component: string, values: Record<string, unknown>) => Promise<string>
  /** Removes the tables and what is set aside. */
  drop: () => Promise<void>
}

export const testDatabase = async (): Promise<Sql> => {
  const { neonHttp, ...rest } = services()
  return createSql({ url: await createDatabase({ neonHttp, ...rest }), neonLocal: neonHttp })
}

let rowCount = 0
const rowId = () => `00000000-0000-7000-8000-${String(++rowCount).padStart(12, '0')}`

export function migrator(sql: Sql, schema: string, start: Models = {}): Migrator {
  let live = start
  const query = async <Row>(text: string, params: unknown[] = []) => (await sql.query(text, params)) as Row[]
  const plan = async (to: Models) => {
    const aside = setAside(await query<CatalogRow>(CATALOG_QUERY, [schema]), live)
    const migration = planMigration({ schema, from: live, to, aside })
    const changes = await askProbes(migration.steps, (statements) =>
      sql.transaction(
        statements.map((statement) => sql.query(statement)),
        { readOnly: true },
      ),
    )
    return { plan: migration, changes }
  }
  return {
    schema,
    sql,
    plan,
    async migrate(to) {
      const { plan: migration, changes } = await plan(to)
      for (const { create } of migration.prepare) await query(create)
      await sql.transaction(migration.apply.map((statement) => sql.query(statement)))
      live = to
      return changes
    },
    shapes: async () => shapesOf(await query<ShapeRow>(SHAPE_QUERY, [schema])),
    rows: (component) => query(`SELECT * FROM "${schema}"."${component}" ORDER BY id`),
    async drop() {
      await query(`DROP SCHEMA IF EXISTS "${schema}" CASCADE`)
    },
    async insert(component, values) {
      const id = rowId()
      const names = ['id', ...Object.keys(values)]
      const marks = names.map((_, i) => `$${i + 1}`).join(', ')
      await query(
        `INSERT INTO "${schema}"."${component}" (${names.map((name) => `"${name}"`).join(', ')}) VALUES (${marks})`,
        [id, ...Object.values(values)],
      )
      return id
    },
  }
}
