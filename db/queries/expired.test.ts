import { expect, test } from 'vitest'
import { createDatabase } from '#dev/testing/create-database.ts'
import { services } from '#dev/testing/services.ts'
import { createSql } from '../client.ts'
import { deleteExpired } from './expired.ts'

test('what has expired goes, what still counts stays', async () => {
  const sql = createSql({ url: await createDatabase(services()), neonLocal: services().neonHttp })
  const user = '00000000-0000-7000-8000-000000000001'
  await sql.transaction([
    sql`insert into aqtra.users (id, email, name) values (${user}, 'a@b.example', 'A')`,
    sql`insert into aqtra.workspaces (id, name) values ('ws_aaaaaaaa', 'W')`,
    sql`insert into aqtra.sessions (id, token_hash, user_id, workspace_id, expires_at) values
      (gen_random_uuid(), 'old', ${user}, 'ws_aaaaaaaa', now() - interval '1 second'),
      (gen_random_uuid(), 'new', ${user}, 'ws_aaaaaaaa', now() + interval '1 hour')`,
    sql`insert into aqtra.idempotency_keys (workspace_id, user_id, key, request_hash, status, body, created_at) values
      ('ws_aaaaaaaa', ${user}, 'old', 'h', 201, '{}', now() - interval '25 hours'), ('ws_aaaaaaaa', ${user}, 'new', 'h', 201, '{}', now())`,
    sql`insert into aqtra.mails (id, "to", subject, text, created_at) values (gen_random_uuid(), 'a@b.example', 'owed', '', now() - interval '90 days')`,
  ])
  await deleteExpired(sql)
  expect(await sql`select token_hash from aqtra.sessions`).toEqual([{ token_hash: 'new' }])
  expect(await sql`select key from aqtra.idempotency_keys`).toEqual([{ key: 'new' }])
  expect(await sql`select subject from aqtra.mails`).toEqual([{ subject: 'owed' }])
})
