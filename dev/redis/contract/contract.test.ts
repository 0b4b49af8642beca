import { expect, test } from 'vitest'
import { connectToRealRedis, findRedisServer } from './real.ts'
import { connectToStandIn } from './stand-in.ts'
import { describeRedis } from './suite.ts'

describeRedis('the stand-in over HTTP', connectToStandIn)

const realRedis = findRedisServer()
if (realRedis !== undefined) describeRedis('redis-server', () => connectToRealRedis(realRedis))

test('CI compares the stand-in with a real Redis', () => {
  expect(realRedis !== undefined || process.env.CI !== 'true', 'CI needs redis-server on its PATH').toBe(true)
})
