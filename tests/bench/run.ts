/**
 * `npm run bench -- GROUP… [--peers] [--json]`: the figures of the README next to floors measured in the same run. It serves the built
 * worker with `workerd serve`; `wrangler dev` is many times slower and would measure itself.
 */
import { describe, type Figure } from './figure.ts'
import { gateway } from './groups/gateway.ts'
import { records } from './groups/records.ts'
import { size } from './groups/size.ts'
import { workflows } from './groups/workflows.ts'

/** Each group measures and hands over its figures one by one; with `peers`, those of other systems too, measured in turns with ours. */
export type Group = (emit: (figure: Figure) => void, options: { readonly peers: boolean }) => Promise<void>

const GROUPS: { readonly [name: string]: Group } = { gateway, records, workflows, size }

const args = process.argv.slice(2)
const json = args.includes('--json')
const peers = args.includes('--peers')
const wanted = args.filter((arg) => !arg.startsWith('--'))
const unknown = wanted.filter((name) => !(name in GROUPS))
if (unknown.length > 0) {
  console.error(`No such group: ${unknown.join(', ')}. There are ${Object.keys(GROUPS).join(', ')}.`)
  process.exit(2)
}
for (const [name, group] of Object.entries(GROUPS)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue
  await group((figure) => console.log(json ? JSON.stringify(figure) : describe(figure)), { peers })
}
process.exit(0)
