import { findTargetHandler } from 'hono/utils/handler'
import { beforeAll, describe, expect, test } from 'vitest'
import { holds, type Permission } from '#domain/auth/permissions.ts'
import { permissionOf } from '../core/lib/requires.ts'
import { type Browser, join, setUpOwner, startPlatform } from './testing.ts'

// Walks every route that is mounted: a feature is covered by being there.

type Route = { readonly method: string; readonly path: string; readonly permission: Permission | undefined }

const platform = await startPlatform()
const mounted = platform.app.routes

/** Every route of the worker, each with what the first of its handlers that declares a permission declares. */
const routes: Route[] = (() => {
  const found = new Map<string, Route>()
  // The first is the gateway's own entry.
  for (const { method, path, handler } of mounted.slice(1)) {
    const key = `${method} ${path}`
    const permission = found.get(key)?.permission ?? permissionOf(findTargetHandler(handler))
    found.set(key, { method, path, permission })
  }
  return [...found.values()]
})()

const address = (path: string) => path.replace(/:[^/]+/g, 'x')
const named = routes.map((route) => [`${route.method} ${route.path}`, route] as const)

let user: Browser
let builder: Browser
beforeAll(async () => {
  const owner = await setUpOwner(platform)
  user = await join(platform, owner, 'user@example.com', 'user')
  builder = await join(platform, owner, 'builder@example.com', 'builder')
})

test('there are routes to walk', () => {
  expect(routes.length).toBeGreaterThan(20)
})

test.each(named)('%s declares who may call it, before anything else runs', (_name, { method, path, permission }) => {
  expect(permission).toBeDefined()
  const [first] = mounted.filter((route) => route.path === path && route.method === method)
  expect(first && permissionOf(findTargetHandler(first.handler))).toBe(permission)
})

describe('without a session', () => {
  test.each(named.filter(([, { permission }]) => permission !== 'public'))(
    '%s → 401',
    async (_name, { method, path }) => {
      const response = await platform.browser().send(method, address(path))
      expect(response.status).toBe(401)
      expect(await response.json()).toMatchObject({ code: 'unauthenticated', status: 401 })
    },
  )
})

describe('as a user', () => {
  test.each(named.filter(([, { permission }]) => permission && !holds('user', permission)))(
    '%s → 403',
    async (_name, { method, path }) => {
      const response = await user.send(method, address(path))
      expect(response.status).toBe(403)
      expect(await response.json()).toMatchObject({ code: 'forbidden' })
    },
  )
})

describe('as a builder', () => {
  test.each(named.filter(([, { permission }]) => permission && !holds('builder', permission)))(
    '%s → 403',
    async (_name, { method, path }) => {
      expect((await builder.send(method, address(path))).status).toBe(403)
    },
  )
})

describe('from another site', () => {
  test.each(named.filter(([, { method }]) => method !== 'GET'))('%s → 403', async (_name, { method, path }) => {
    const response = await user.send(method, address(path), {}, { origin: 'https://evil.test' })
    expect(response.status).toBe(403)
    expect(await response.json()).toMatchObject({ code: 'foreign_origin' })
  })
})
