/** The migrated database that fresh ones are copied from. Nobody may stay connected to it. */
export const TEMPLATE_DATABASE = 'aqtra_template'

/**
 * A fresh, migrated database of one's own; returns its connection string. It lives as long as the services do.
 * Goes over the Neon proxy by `fetch`, so it works in Node and in workerd alike.
 */
export const createDatabase = async (services: { databaseUrl: string; neonHttp: string }): Promise<string> => {
  const name = `test_${crypto.randomUUID().replaceAll('-', '')}`
  const response = await fetch(`http://${services.neonHttp}/sql`, {
    method: 'POST',
    headers: { 'neon-connection-string': withDatabase(services.databaseUrl, 'postgres') },
    body: JSON.stringify({ query: `create database ${name} template ${TEMPLATE_DATABASE}` }),
  })
  if (!response.ok) throw new Error(`no database could be made: ${await response.text()}`)
  return withDatabase(services.databaseUrl, name)
}

/** The same connection string, pointing at another database of the same server. */
export const withDatabase = (databaseUrl: string, database: string): string => {
  const url = new URL(databaseUrl)
  url.pathname = `/${database}`
  return url.href
}
