/** `npm run db:migrate`: brings the database of `DATABASE_URL`, or the one kept in `.data/`, to the newest schema. */
import { migrate } from './migrate.ts'
import { DATA } from './local-data.ts'
import { startStack } from './stack.ts'

const given = process.env.DATABASE_URL
if (given !== undefined) await migrate(given)
else {
  const stack = await startStack({ databaseDir: DATA.postgres, quiet: false })
  try {
    await migrate(stack.databaseUrl)
  } finally {
    await stack.stop()
  }
}
console.log('The database has the newest schema.')
