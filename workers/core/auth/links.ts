import type { Context } from 'hono'
import type { AppEnv } from '../../env.ts'

/** An absolute address of ours for a letter: `PUBLIC_URL` where it is set, else the origin the request came to. */
export const linkTo = (c: Context<AppEnv>, path: `/${string}`): string =>
  new URL(path, c.env.PUBLIC_URL ?? c.req.url).href
