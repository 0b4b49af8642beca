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

/**
 * @param patienceMs how long a query may go unanswered before it is given up on, as if nobody could be reached; without it, for ever:
 *   a publication's statements take as long as the tables are large
 */
export function createSql(address: DatabaseAddress, patienceMs?: number): Sql {
  useAddress(address)
  if (patienceMs === undefined) return neon(address.url)
  // Read once for every query: each has a deadline of its own.
  const fetchOptions = {
    get signal() {
      return AbortSignal.timeout(patienceMs)
    },
  }
  return neon(address.url, { fetchOptions })
}
