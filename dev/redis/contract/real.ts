import { spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { setTimeout as delay } from 'node:timers/promises'
import { freePort } from '../../ports.ts'
import { startLeashed } from '../../processes.ts'
import type { Answer, Connection, Outcome } from './connection.ts'
import { encodeCommand, type Resp, RespError, RespReader } from './resp.ts'

/** The `redis-server` of this machine: `REDIS_SERVER`, or the one on the PATH. Undefined when there is none. */
export const findRedisServer = (): string | undefined => {
  const given = process.env.REDIS_SERVER
  if (given !== undefined) return given
  const found = spawnSync('sh', ['-c', 'command -v redis-server'], { encoding: 'utf8' }).stdout.trim()
  return found === '' ? undefined : found
}

/** Starts that server, empty and keeping nothing, and connects to it. */
export const connectToRealRedis = async (program: string): Promise<Connection> => {
  const port = await freePort()
  const server = startLeashed(
    {
      command: program,
      args: ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'],
      cwd: '/',
      signal: 'SIGTERM',
      graceMs: 2_000,
    },
    process.env,
    () => {},
  )
  const socket = await reach(port)
  const ask = conversation(socket)
  const send = async (command: readonly (string | number)[]): Promise<Resp> => {
    const [reply] = await ask([command])
    if (reply instanceof RespError) throw reply
    return reply ?? null
  }
  return {
    send: async (...command) => answerOf(await send(stripFlags(command))),
    bytes: async (...command) => {
      const reply = await send(command)
      if (!Buffer.isBuffer(reply)) throw new TypeError('no string reply')
      return reply
    },
    pipeline: async (commands) => (await ask(commands)).map(outcomeOf),
    transaction: async (commands) => {
      const replies = await ask([['MULTI'], ...commands, ['EXEC']])
      const results = replies.at(-1)
      if (results instanceof RespError) throw results
      return Array.isArray(results) ? results.map(outcomeOf) : []
    },
    stop: async () => {
      socket.destroy()
      await server.stop()
    },
  }
}

/** Upstash takes scripts that open with a line of its own flags; Redis does not. */
const stripFlags = (command: readonly (string | number)[]): readonly (string | number)[] =>
  command.map((arg) => (typeof arg === 'string' ? arg.replace(/^#!lua flags=allow-key-locking/, '') : arg))

const reach = async (port: number): Promise<Socket> => {
  for (;;) {
    const socket = connect({ host: '127.0.0.1', port, noDelay: true })
    try {
      await once(socket, 'connect')
      return socket
    } catch {
      await delay(20)
    }
  }
}

/** Sends commands together and resolves with their replies. */
const conversation = (socket: Socket) => {
  const reader = new RespReader()
  socket.on('data', (bytes) => reader.add(bytes))
  return async (commands: readonly (readonly (string | number)[])[]): Promise<Resp[]> => {
    socket.write(Buffer.concat(commands.map(encodeCommand)))
    const replies: Resp[] = []
    while (replies.length < commands.length) {
      const reply = reader.take()
      if (reply === undefined) await once(socket, 'data')
      else replies.push(reply)
    }
    return replies
  }
}

const outcomeOf = (reply: Resp): Outcome =>
  reply instanceof RespError ? { error: reply.message } : { result: answerOf(reply) }

const answerOf = (reply: Resp): Answer => {
  if (Buffer.isBuffer(reply)) return reply.toString('utf8')
  if (Array.isArray(reply)) return reply.map(answerOf)
  return reply instanceof RespError ? reply.message : (reply as string | number | null) // only these are left
}
