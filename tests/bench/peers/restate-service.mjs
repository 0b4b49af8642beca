// The measured work as a Restate service; runs in the temporary folder that Restate was installed in.
import http2 from 'node:http2'
import * as restate from '@restatedev/restate-sdk'

const SERVICE = process.env.SERVICE_URL

const call = async (n) => {
  const response = await fetch(SERVICE, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ n }),
  })
  return (await response.json()).n
}

const sequence =
  (count, step) =>
  async (ctx, { n }) => {
    let x = n
    for (let i = 0; i < count; i++) {
      const before = x
      x = await ctx.run(`s${i}`, () => step(before))
    }
    return { result: x }
  }

const bench = restate.service({
  name: 'bench',
  handlers: {
    run3: sequence(3, (n) => n + 1),
    run3_http: sequence(3, call),
    seq100: sequence(100, (n) => n + 1),
    seq100_http: sequence(100, call),
    fan1000: async (ctx, { items }) => {
      const results = []
      for (let at = 0; at < items.length; at += 50)
        results.push(
          ...(await restate.RestatePromise.all(
            items.slice(at, at + 50).map((n, i) => ctx.run(`s${at + i}`, () => call(n))),
          )),
        )
      return { results }
    },
  },
})

http2.createServer(restate.createEndpointHandler({ services: [bench] })).listen(Number(process.env.PORT), '127.0.0.1')
