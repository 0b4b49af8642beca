/** `npm run check`: everything a change must pass. `--no-tests` leaves the tests to somebody else. */
import { runTool, type Tool } from './tools.ts'

const steps: (readonly [Tool, ...string[]])[] = [
  ['tsc', '-b'],
  ['oxlint'],
  ['oxfmt', '--check'],
  ...(process.argv.includes('--no-tests') ? [] : [['vitest', 'run'] as const]),
]

const failed: string[] = []
for (const [tool, ...args] of steps) {
  console.log(`${tool} ${args.join(' ')}`)
  if ((await runTool(tool, args)) !== 0) failed.push(tool)
}
if (failed.length > 0) console.error(`Failed: ${failed.join(', ')}`)
process.exitCode = failed.length > 0 ? 1 : 0
