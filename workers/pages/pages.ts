import { Hono } from 'hono'
import { requires } from '../core/lib/requires.ts'
import type { AppEnv } from '../env.ts'
import { account } from './account.ts'
import { asset } from './assets.ts'
import { site } from './site.ts'
import { studio } from './studio.ts'

/** What people open in a browser. Who may see what is decided by the page's data; the shells hold nothing. */
export const pages = new Hono<AppEnv>()
  .get('/assets/*', requires('public', { hide: true }), asset)
  .get('/icon.svg', requires('public', { hide: true }), asset)
  .get('/studio', requires('public', { hide: true }), studio)
  .get('/studio/*', requires('public', { hide: true }), studio)
  .route('/', account)
  .route('/', site)
