import { neon, neonConfig, type NeonQueryFunction } from '@neondatabase/serverless'

/** Where Postgres is. `neonLocal` (`host:port`) names the development proxy that speaks Neon's protocol. */
type DatabaseAddress = { readonly url: string; readonly neonLocal?: string | undefined }

/** One-shot queries and atomic batches (`transaction([…])`) over HTTP; rows as objects. */
export type Sql = NeonQueryFunction<false, false>

/** Points the driver at the local proxy, once per isolate. */
function useAddress({ neonLocal }: DatabaseAddress): void {
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
