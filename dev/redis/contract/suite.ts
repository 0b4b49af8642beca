import { Ratelimit } from '@upstash/ratelimit'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { CASES } from './cases.ts'
import type { Connection } from './connection.ts'

/** What we rely on in a Redis, told to whatever `connect` reaches. */
export const describeRedis = (name: string, connect: () => Promise<Connection>): void => {
  describe(name, () => {
    let redis: Connection
    beforeAll(async () => {
      redis = await connect()
    })
    afterAll(() => redis.stop())
    beforeEach(async () => {
      await redis.send('FLUSHALL')
    })

    test.each(Object.entries(CASES))('%s', async (_promise, steps) => {
      for (const [line, expected] of steps) {
        const command = line.split(' ').map((word) => (word === '""' ? '' : word))
        const answer = await redis.send(...command).catch((error: Error) => ({ error: error.message }))
        expect(answer, line).toEqual(expected)
      }
    })

    test('a key is gone once its time is over, also from inside its collection', async () => {
      await redis.send('SET', 'a', '1', 'PX', 40)
      await redis.send('SADD', 's', 'x')
      await redis.send('PEXPIRE', 's', 40)
      expect(await redis.send('PTTL', 'a')).toBeGreaterThan(0)
      await expect.poll(() => redis.send('EXISTS', 'a', 's')).toBe(0)
      expect(await redis.send('GET', 'a')).toBeNull()
      expect(await redis.send('SADD', 's', 'y')).toBe(1)
      expect(await redis.send('PTTL', 's')).toBe(-1)
    })

    test('bytes that are no text are kept', async () => {
      await redis.send('SET', 'a', 'ü')
      expect(await redis.bytes('GETRANGE', 'a', 1, 1)).toEqual(Buffer.from([0xbc]))
      expect(await redis.bytes('EVAL', 'return string.char(0, 255, 128) .. KEYS[1]', 1, 'ü')).toEqual(
        Buffer.from([0, 255, 128, 0xc3, 0xbc]),
      )
    })

    test('a pipeline runs on after an error', async () => {
      expect(await redis.pipeline([['SET', 'a', 'x'], ['INCR', 'a'], ['NONSENSE'], ['GET', 'a']])).toEqual([
        { result: 'OK' },
        { error: 'ERR value is not an integer or out of range' },
        { error: "ERR unknown command 'NONSENSE', with args beginning with: " },
        { result: 'x' },
      ])
    })

    test('a transaction runs whole, errors of its commands included', async () => {
      expect(
        await redis.transaction([
          ['SET', 'a', 'x'],
          ['INCR', 'a'],
          ['APPEND', 'a', 'y'],
        ]),
      ).toEqual([{ result: 'OK' }, { error: 'ERR value is not an integer or out of range' }, { result: 2 }])
    })

    test('a transaction with a command that cannot be queued runs not at all', async () => {
      const refused = redis.transaction([['SET', 'a', 'x'], ['GET']])
      await expect(refused).rejects.toThrow(/^EXECABORT Transaction discarded because of previous errors\./)
      expect(await redis.send('EXISTS', 'a')).toBe(0)
    })

    describeScripts(() => redis)
    describeRateLimits(() => redis)
  })
}

const describeScripts = (redis: () => Connection): void => {
  test.each<readonly [script: string, answer: unknown]>([
    ['return {1, 2.9, "three", true, {4}}', [1, 2, 'three', 1, [4]]],
    ['return {1, nil, 3}', [1]],
    ['return false', null],
    ['return redis.call("SET", KEYS[1], ARGV[1])', 'OK'],
    ['redis.call("SET", KEYS[1], 10) return redis.call("GET", KEYS[1]) + 5', 15],
    ['return redis.call("GET", KEYS[1]) == false', 1],
    ['return tostring(10 / 2) .. "|" .. 1700000000000 / 1', '5|1700000000000'],
    ['return redis.call("INCRBY", KEYS[1], 2147483647) + 10', 2_147_483_657],
    ['return math.floor(7 / 2) + #ARGV + table.getn(KEYS)', 5],
    ['return redis.status_reply("FINE")', 'FINE'],
    ['return redis.pcall("INCR", KEYS[1], "too", "many")["err"] ~= nil', 1],
    ['return {unpack(redis.call("KEYS", "*"))}', []],
  ])('a script may say: %s', async (script, answer) => {
    expect(await redis().send('EVAL', script, 1, 'key', 'value, also ü')).toEqual(answer)
  })

  test('a script is known by its hash from then on', async () => {
    const sha = 'e0e1f9fabfc9d4800c877a703b823ac0578ff8db' // of `return 1`
    await redis().send('SCRIPT', 'FLUSH')
    expect(await redis().send('SCRIPT', 'EXISTS', sha)).toEqual([0])
    await expect(redis().send('EVALSHA', sha, 0)).rejects.toThrow('NOSCRIPT No matching script. Please use EVAL.')
    expect(await redis().send('SCRIPT', 'LOAD', 'return 1')).toBe(sha)
    expect(await redis().send('EVALSHA', sha.toUpperCase(), 0)).toBe(1)
  })

  test('a script that fails says why, and what it did before stays', async () => {
    const failing = 'redis.call("SET", "a", "1") redis.call("HGET", "a", "f")'
    await expect(redis().send('EVAL', failing, 0)).rejects.toThrow(/^WRONGTYPE Operation against a key/)
    expect(await redis().send('GET', 'a')).toBe('1')
    await expect(redis().send('EVAL', 'return redis.error_reply("MINE own words")', 0)).rejects.toThrow(
      /^MINE own words/,
    )
    await expect(redis().send('EVAL', 'this is no Lua', 0)).rejects.toThrow(/^ERR Error compiling script/)
    await expect(redis().send('EVAL', 'return nothing.at.all', 0)).rejects.toThrow(/^ERR .*nothing/)
    await expect(redis().send('EVAL', 'return 1', 2, 'a')).rejects.toThrow(
      "Number of keys can't be greater than number of args",
    )
  })
}

const describeRateLimits = (redis: () => Connection): void => {
  const client = {
    evalsha: async (sha: string, keys: string[], args: unknown[]) =>
      redis().send('EVALSHA', sha, keys.length, ...keys, ...args.map(String)),
    eval: async (script: string, keys: string[], args: unknown[]) =>
      redis().send('EVAL', script, keys.length, ...keys, ...args.map(String)),
  } as unknown as ConstructorParameters<typeof Ratelimit>[0]['redis'] // the limiters call these two only

  test.each([
    ['fixed window', Ratelimit.fixedWindow(3, '1 h')],
    ['sliding window', Ratelimit.slidingWindow(3, '1 h')],
    ['token bucket', Ratelimit.tokenBucket(1, '1 h', 3)],
  ])('the %s of @upstash/ratelimit lets 3 of 5 through, for each identifier', async (_name, limiter) => {
    const limit = new Ratelimit({ redis: client, limiter, ephemeralCache: false, prefix: 'limit' })
    for (const identifier of ['ana', 'josé']) {
      const answers = await Promise.all(Array.from({ length: 5 }, () => limit.limit(identifier)))
      expect(answers.map(({ success }) => success).toSorted()).toEqual([false, false, true, true, true])
      expect(await limit.getRemaining(identifier)).toMatchObject({ remaining: 0, limit: 3 })
    }
    const keys = await redis().send('KEYS', 'limit*')
    for (const key of Array.isArray(keys) ? keys : []) expect(await redis().send('PTTL', key)).toBeGreaterThan(0)
  })
}
