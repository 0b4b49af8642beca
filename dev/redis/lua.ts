import { createRequire } from 'node:module'
import type { LuaState } from 'fengari'
import { floatText } from './numbers.ts'
import { type Bytes, RedisError, type Reply, Status } from './reply.ts'

// Redis has Lua 5.1, fengari 5.3: this makes 5.3 write a whole float as "3", not "3.0". Read once, when fengari loads.
process.env.FENGARICONF = JSON.stringify({ LUA_COMPAT_FLOATSTRING: true })
const { lua, lauxlib, lualib, to_luastring: name }: typeof import('fengari') = createRequire(import.meta.url)('fengari')

const toLua = (bytes: Bytes): Uint8Array => Uint8Array.from(Buffer.from(bytes, 'latin1'))
const fromLua = (bytes: Uint8Array | null): Bytes => (bytes === null ? '' : Buffer.from(bytes).toString('latin1'))

/** What Redis offers beside `redis.call` and `redis.pcall`, and what 5.1 had and 5.3 has elsewhere. */
const PRELUDE = `
  redis.error_reply = function(message) return { err = message } end
  redis.status_reply = function(message) return { ok = message } end
  redis.log = function() end
  redis.LOG_DEBUG, redis.LOG_VERBOSE, redis.LOG_NOTICE, redis.LOG_WARNING = 0, 1, 2, 3
  unpack = table.unpack
  loadstring = load
  table.getn = function(t) return #t end
  math.pow = function(x, y) return x ^ y end
  io, os, package, require, dofile, loadfile = nil
`

export type Lua = {
  /** Throws a RedisError when the text is no Lua. */
  readonly compile: (source: Bytes) => void
  /** Runs a script, compiled once per `sha`. Throws the RedisError it ends in. */
  readonly run: (sha: string, source: Bytes, keys: readonly Bytes[], args: readonly Bytes[]) => Reply
}

/** One interpreter for all scripts; `execute` is what `redis.call` reaches. */
export const createLua = (execute: (args: readonly Bytes[]) => Reply): Lua => {
  const state = lauxlib.luaL_newstate()
  lualib.luaL_openlibs(state)
  lua.lua_newtable(state)
  for (const [method, protectedCall] of [
    ['call', false],
    ['pcall', true],
  ] as const) {
    lua.lua_pushcfunction(state, (inner) => callRedis(inner, execute, protectedCall))
    lua.lua_setfield(state, -2, name(method))
  }
  lua.lua_setglobal(state, name('redis'))
  lauxlib.luaL_dostring(state, name(PRELUDE))
  const compiled = new Map<string, number>()

  const compile = (source: Bytes): number => {
    // Upstash's scripts open with a line of flags (`#!lua flags=…`) that Lua does not know; the line number stays.
    const text = toLua(source.replace(/^#![^\n]*/, ''))
    const status = lauxlib.luaL_loadbuffer(state, text, text.length, name('@user_script'))
    if (status === lua.LUA_OK) return lauxlib.luaL_ref(state, lua.LUA_REGISTRYINDEX)
    throw new RedisError(`ERR Error compiling script (new function): ${takeString(state)}`)
  }

  return {
    compile: (source) => {
      compile(source)
    },
    run: (sha, source, keys, args) => {
      const top = lua.lua_gettop(state)
      try {
        const script = compiled.get(sha) ?? compile(source)
        compiled.set(sha, script)
        for (const [variable, list] of [
          ['KEYS', keys],
          ['ARGV', args],
        ] as const) {
          push(state, list)
          lua.lua_setglobal(state, name(variable))
        }
        lua.lua_rawgeti(state, lua.LUA_REGISTRYINDEX, script)
        if (lua.lua_pcall(state, 0, 1, 0) !== lua.LUA_OK) throw raised(state)
        const reply = pull(state, -1)
        if (reply instanceof RedisError) throw reply
        return reply
      } finally {
        lua.lua_settop(state, top)
      }
    },
  }
}

const takeString = (state: LuaState): string => fromLua(lua.lua_tostring(state, -1))

/** The error a script ended in: Redis' own with its code, or Lua's message. */
const raised = (state: LuaState): RedisError => {
  const value = pull(state, -1)
  return value instanceof RedisError ? value : new RedisError(`ERR ${takeString(state)}`)
}

const callRedis = (state: LuaState, execute: (args: readonly Bytes[]) => Reply, protectedCall: boolean): number => {
  const args = Array.from({ length: lua.lua_gettop(state) }, (_, i) => {
    const isNumber = lua.lua_type(state, i + 1) === lua.LUA_TNUMBER
    return isNumber ? floatText(lua.lua_tonumber(state, i + 1)) : fromLua(lua.lua_tostring(state, i + 1))
  })
  const reply = execute(args)
  push(state, reply)
  return reply instanceof RedisError && !protectedCall ? lua.lua_error(state) : 1
}

/** Redis' replies as Lua sees them: nil is false, a status or an error is a table with one field. */
const push = (state: LuaState, reply: Reply): void => {
  if (reply === null) lua.lua_pushboolean(state, false)
  else if (typeof reply === 'number') lua.lua_pushnumber(state, reply) // 5.1 has only doubles
  else if (typeof reply === 'string') lua.lua_pushstring(state, toLua(reply))
  else {
    lua.lua_newtable(state)
    if (reply instanceof RedisError) setField(state, 'err', reply.message)
    else if (reply instanceof Status) setField(state, 'ok', reply.text)
    else {
      for (const [index, item] of reply.entries()) {
        push(state, item)
        lua.lua_rawseti(state, -2, index + 1)
      }
    }
  }
}

const setField = (state: LuaState, field: string, value: string): void => {
  lua.lua_pushstring(state, toLua(value))
  lua.lua_setfield(state, -2, name(field))
}

/** A script's result as a reply: numbers lose their fraction, tables end at the first nil. */
const pull = (state: LuaState, index: number): Reply => {
  switch (lua.lua_type(state, index)) {
    case lua.LUA_TNUMBER:
      return Math.trunc(lua.lua_tonumber(state, index))
    case lua.LUA_TSTRING:
      return fromLua(lua.lua_tostring(state, index))
    case lua.LUA_TBOOLEAN:
      return lua.lua_toboolean(state, index) ? 1 : null
    case lua.LUA_TTABLE:
      return pullTable(state, lua.lua_absindex(state, index))
    default:
      return null
  }
}

const pullTable = (state: LuaState, index: number): Reply => {
  const error = stringField(state, index, 'err')
  if (error !== undefined) return new RedisError(error)
  const status = stringField(state, index, 'ok')
  if (status !== undefined) return new Status(status)
  const items: Reply[] = []
  for (;;) {
    lua.lua_rawgeti(state, index, items.length + 1)
    const item = pull(state, -1)
    const ended = lua.lua_type(state, -1) === 0
    lua.lua_pop(state, 1)
    if (ended) return items
    items.push(item)
  }
}

const stringField = (state: LuaState, index: number, field: string): string | undefined => {
  lua.lua_getfield(state, index, name(field))
  const value = lua.lua_type(state, -1) === lua.LUA_TSTRING ? takeString(state) : undefined
  lua.lua_pop(state, 1)
  return value
}
