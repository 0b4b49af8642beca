import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createDatabase } from '#dev/testing/create-database.ts'
import { services } from '#dev/testing/services.ts'
import { startWorker, type WorkerBindings } from '#dev/worker.ts'

/** A whole platform with a database of its own: empty, nobody has an account yet. */
export type Platform = {
  readonly url: string
  readonly databaseUrl: string
  readonly output: () => string
  readonly stop: () => Promise<void>
}

/** Starts the built platform as `npm start` does, beside whatever else runs on this machine. */
export async function startPlatform(more: Pick<WorkerBindings, 'PRIVATE_ADDRESSES'> = {}): Promise<Platform> {
  const shared = services()
  const databaseUrl = await createDatabase(shared)
  const folder = mkdtempSync(join(tmpdir(), 'aqtra-e2e-'))
  let output = ''
  const worker = await startWorker(
    {
      DATABASE_URL: databaseUrl,
      NEON_LOCAL: shared.neonHttp,
      UPSTASH_REDIS_REST_URL: shared.redisUrl,
      UPSTASH_REDIS_REST_TOKEN: shared.redisToken,
      ...more,
    },
    (text) => (output = (output + text).slice(-50_000)),
    { home: { state: join(folder, 'state'), bindings: join(folder, 'bindings.env') } },
  )
  return {
    url: worker.url,
    databaseUrl,
    output: () => output,
    stop: async () => {
      await worker.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
