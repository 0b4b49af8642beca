/**
 * `npm run deploy`: builds the web and deploys both workers with wrangler, Python first because the gateway binds it.
 * With `--dry-run` nothing leaves the machine and the sizes are printed; `--json` prints them for programs. Other
 * arguments are handed to `wrangler deploy`.
 */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { buildWeb } from './build-web.ts'
import { captureTool, QUIET_WRANGLER, runTool } from './tools.ts'

const WORKERS = [
  { name: 'aqtra-python', config: 'workers/python/wrangler.toml' },
  { name: 'aqtra', config: 'wrangler.toml' },
] as const

type Size = { readonly worker: string; readonly bytes: number; readonly gzBytes: number }

/** Bundles a worker as a deployment would and measures what would be uploaded, source maps left out. */
const measure = async ({ name, config }: (typeof WORKERS)[number]): Promise<Size> => {
  const folder = mkdtempSync(join(tmpdir(), 'aqtra-deploy-'))
  try {
    const args = ['deploy', '--dry-run', '--minify', '--outdir', folder, '-c', config]
    const { code, output } = await captureTool('wrangler', args, QUIET_WRANGLER)
    if (code !== 0) throw new Error(`${name} cannot be deployed:\n${output}`)
    const modules = readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && !entry.name.endsWith('.map') && entry.name !== 'README.md')
      .map((entry) => readFileSync(join(entry.parentPath, entry.name)))
    return {
      worker: name,
      bytes: modules.reduce((sum, module) => sum + module.length, 0),
      gzBytes: gzipSync(Buffer.concat(modules), { level: 9 }).length,
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

const kilobytes = (bytes: number): string => `${(bytes / 1024).toFixed(1)} KiB`

const [asked, handedOn] = [new Set<string>(), [] as string[]]
for (const arg of process.argv.slice(2)) {
  if (arg === '--dry-run' || arg === '--json') asked.add(arg)
  else handedOn.push(arg)
}

await buildWeb()
if (asked.has('--dry-run')) {
  const sizes: Size[] = []
  for (const worker of WORKERS) sizes.push(await measure(worker))
  if (asked.has('--json')) for (const size of sizes) console.log(JSON.stringify(size))
  else {
    for (const { worker, bytes, gzBytes } of sizes) {
      console.log(`${worker.padEnd(16)}${kilobytes(bytes).padStart(14)}${kilobytes(gzBytes).padStart(14)} gz`)
    }
  }
} else {
  for (const { config } of WORKERS) {
    const code = await runTool('wrangler', ['deploy', '--minify', '-c', config, ...handedOn])
    if (code !== 0) process.exit(code)
  }
}
