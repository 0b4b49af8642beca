import { Hono } from 'hono'
import { listReleases } from '#db/queries/releases.ts'
import type { AppEnv } from '../../env.ts'
import { requires } from '../lib/requires.ts'

const SHOWN = 200

export const releases = new Hono<AppEnv>().get(
  '/',
  requires('publications.read', { tags: ['Publications'], summary: 'History of releases, newest first' }),
  async (c) => c.json(await listReleases(c.var.sql, c.var.actor.workspaceId, SHOWN), 200),
)
