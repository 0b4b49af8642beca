import { neon, neonConfig, type NeonQueryFunction } from '@neondatabase/serverless'
import { drizzle, type NeonHttpDatabase } from 'drizzle-orm/neon-http'
import * as schema from './schema/index.ts'

/** Where Postgres is. `neonLocal` (`host:port`) names the development proxy that speaks Neon's protocol. */
export type DatabaseAddress = { readonly url: string; readonly neonLocal?: string | undefined }

/** One-shot queries and atomic batches over HTTP; rows as objects. */
export type Sql = NeonQueryFunction<false, false>

/** Platform queries. No `transaction`: neon-http throws; what must be atomic is one statement or a `batch`. */
export type Db = Omit<NeonHttpDatabase<typeof schema>, 'transaction'>

/** Points the driver at the local proxy, once per isolate. */
export function useAddress({ neonLocal }: DatabaseAddress): void {
  if (!neonLocal) return
  neonConfig.fetchEndpoint = () => `http://${neonLocal}/sql`
  neonConfig.wsProxy = () => `${neonLocal}/v2`
  neonConfig.useSecureWebSocket = false
  neonConfig.pipelineTLS = false
  neonConfig.pipelineConnect = 'password'
}

export function createSql(address: DatabaseAddress): Sql {
  useAddress(address)
  return neon(address.url)
}

export function createDb(address: DatabaseAddress): Db {
  return drizzle(createSql(address), { schema, casing: 'snake_case' })
}
