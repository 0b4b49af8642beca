import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { startLeashed } from './processes.ts'

const NODE = { command: process.execPath, cwd: '/', signal: 'SIGTERM', graceMs: 200 } as const

/** A program that starts another like itself, names both, and runs on whatever politeness it is asked with. */
const STUBBORN_FAMILY = `
  const { spawn } = require('node:child_process')
  process.on('SIGTERM', () => {})
  const idle = 'process.on("SIGTERM", () => {}); setInterval(() => {}, 1000)'
  const child = spawn(process.execPath, ['-e', idle])
  console.log('pids', process.pid, child.pid)
  setInterval(() => {}, 1000)
`

const alive = (pid: number): boolean => {
  try {
    process.kill(pid, 0)
    return !isZombie(pid)
  } catch {
    return false
  }
}

/** Dead, and only not yet collected by whoever inherited it. */
const isZombie = (pid: number): boolean => {
  const file = `/proc/${pid}/stat`
  return existsSync(file) && readFileSync(file, 'utf8').includes(') Z ')
}

const pidsIn = (text: string): number[] => (/pids (\d+) (\d+)/.exec(text) ?? []).slice(1).map(Number)

test('a command that ignores its signal is ended with all it started', async () => {
  let output = ''
  const leashed = startLeashed({ ...NODE, args: ['-e', STUBBORN_FAMILY] }, process.env, (text) => (output += text))
  await expect.poll(() => pidsIn(output)).toHaveLength(2)
  await leashed.stop()
  await expect.poll(() => pidsIn(output).filter(alive)).toEqual([])
})

test('a command ends when its owner is killed outright', async () => {
  const owner = `
    const { startLeashed } = await import(${JSON.stringify(new URL('processes.ts', import.meta.url).href)})
    const command = ${JSON.stringify({ ...NODE, args: ['-e', STUBBORN_FAMILY] })}
    startLeashed(command, process.env, (text) => process.stdout.write(text))
  `
  const child = spawn(process.execPath, ['--input-type=module', '-e', owner], { stdio: ['ignore', 'pipe', 'inherit'] })
  let output = ''
  child.stdout.setEncoding('utf8').on('data', (text) => (output += text))
  await expect.poll(() => pidsIn(output)).toHaveLength(2)
  expect(pidsIn(output).filter(alive)).toHaveLength(2)
  child.kill('SIGKILL')
  await once(child, 'exit')
  await expect.poll(() => pidsIn(output).filter(alive)).toEqual([])
})

test('a command that ends by itself is told', async () => {
  let output = ''
  const leashed = startLeashed(
    { ...NODE, args: ['-e', 'console.log("done")'] },
    process.env,
    (text) => (output += text),
  )
  await leashed.exited
  expect(output).toBe('done\n')
})
