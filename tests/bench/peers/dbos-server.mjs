// The measured work as DBOS workflows behind HTTP; runs in the temporary folder that DBOS was installed in.
import http from 'node:http'
import { DBOS } from '@dbos-inc/dbos-sdk'

const SERVICE = process.env.SERVICE_URL

DBOS.setConfig({
  name: 'bench',
  systemDatabaseUrl: process.env.DATABASE_URL,
  systemDatabasePoolSize: 20,
  runAdminServer: false,
  logLevel: 'error',
})

const call = async (n) => {
  const response = await fetch(SERVICE, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ n }),
  })
  return (await response.json()).n
}

const sequence = (name, count, step) =>
  DBOS.registerWorkflow(
    async ({ n }) => {
      let x = n
      for (let i = 0; i < count; i++) {
        const before = x
        x = await DBOS.runStep(async () => step(before), { name: `s${i}` })
      }
      return { result: x }
    },
    { name },
  )

const WORKFLOWS = {
  run3: sequence('run3', 3, (n) => n + 1),
  run3_http: sequence('run3_http', 3, call),
  seq100: sequence('seq100', 100, (n) => n + 1),
  seq100_http: sequence('seq100_http', 100, call),
  fan1000: DBOS.registerWorkflow(
    async ({ items }) => {
      const results = []
      for (let at = 0; at < items.length; at += 50)
        results.push(
          ...(await Promise.all(
            items.slice(at, at + 50).map((n, i) => DBOS.runStep(() => call(n), { name: `s${at + i}` })),
          )),
        )
      return { results }
    },
    { name: 'fan1000' },
  ),
}

await DBOS.launch()

http
  .createServer((request, response) => {
    let body = ''
    request.on('data', (piece) => (body += piece))
    request.on('end', async () => {
      try {
        if (request.method === 'GET') return response.end('ok')
        const handle = await DBOS.startWorkflow(WORKFLOWS[request.url.slice(1)])(JSON.parse(body))
        const answer = JSON.stringify(await handle.getResult())
        response.writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(answer) })
        response.end(answer)
      } catch (error) {
        response.statusCode = 500
        response.end(String(error))
      }
    })
  })
  .listen(Number(process.env.PORT), '127.0.0.1')
