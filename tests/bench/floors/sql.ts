import { neon, neonConfig } from '@neondatabase/serverless'

type Env = { readonly DATABASE_URL: string; readonly NEON_LOCAL: string }

/** What a query costs at least: a bare worker that runs the statement it is sent through neon's HTTP driver. */
export default {
  async fetch(request: Request, env: Env): Promise<Response> {
    if (request.method === 'GET') return new Response('ok')
    neonConfig.fetchEndpoint = () => `http://${env.NEON_LOCAL}/sql`
    const { text, params } = (await request.json()) as { text: string; params: unknown[] }
    return Response.json(await neon(env.DATABASE_URL).query(text, params))
  },
}
