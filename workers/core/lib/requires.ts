import type { MiddlewareHandler } from 'hono'
import { type DescribeRouteOptions, uniqueSymbol } from 'hono-openapi'
import type { Actor } from '#domain/auth/can.ts'
import { holds, type Permission } from '#domain/auth/permissions.ts'
import { AppError } from '#domain/lib/errors.ts'
import type { AppEnv } from '../../env.ts'
import { identify } from '../auth/identify.ts'

const declared = new WeakMap<object, Permission>()

/** The permission a handler was declared with, or undefined where it is not one of `requires`. */
export const permissionOf = (handler: object): Permission | undefined => declared.get(handler)

/**
 * Declares who may call a route: the first handler of every route. Fills `c.var.actor` unless the route is `public`, and carries the
 * route's description into `/openapi.json`, so that both cost one step of the chain.
 * @throws AppError `unauthenticated` without a valid session, `forbidden` where the caller's workspace role does not hold `permission`
 */
export function requires(permission: Permission, description: DescribeRouteOptions = {}): MiddlewareHandler<AppEnv> {
  const handler: MiddlewareHandler<AppEnv> = async function checkPermission(c, next) {
    if (permission !== 'public') {
      // Most callers are known by their pass already; awaiting what is there would still cost a turn.
      const actor = (c.get('actor') as Actor | undefined) ?? (await identify(c))
      if (!actor) throw new AppError('unauthenticated')
      if (!holds(actor.role, permission)) throw new AppError('forbidden', { extra: { permission } })
    }
    await next()
  }
  declared.set(handler, permission)
  const spec = {
    security: permission === 'public' ? [] : [{ session: [] }],
    'x-permission': permission,
    ...description,
  }
  return Object.assign(handler, { [uniqueSymbol]: { spec } })
}
