import { Hono } from 'hono'
import type { ApplyGlobalResponse } from 'hono/client'
import type { AppEnv } from '../env.ts'
import { app } from './app/routes.ts'
import { auth } from './auth/routes.ts'
import { components } from './components/routes.ts'
import type { CommonErrors } from './lib/errors.ts'
import { files } from './files/routes.ts'
import { live } from './live/routes.ts'
import { publications } from './publications/routes.ts'
import { records } from './records/routes.ts'
import { releases } from './releases/routes.ts'
import { roles } from './roles/routes.ts'
import { sites } from './sites/routes.ts'
import { users } from './users/routes.ts'
import { notifications } from './workflows/notifications.ts'
import { runs } from './workflows/runs.ts'
import { tasks } from './workflows/tasks.ts'
import { testRuns } from './workflows/test-runs.ts'
import { events } from './workflows/events.ts'
import { webhooks } from './workflows/webhooks.ts'
import { workflows } from './workflows/routes.ts'
import { workspace } from './workspace/routes.ts'

/**
 * The API. Every feature is mounted here, one line each; the gateway serves it under `/api` and answers its errors: a handler of its own
 * would wrap every route once more.
 */
export const core = new Hono<AppEnv>()

// What records and files answer depends on the workspace's own models: there is nothing a typed client could know of them.
core.route('/records', records).route('/files', files)

const routes = core
  .route('/auth', auth)
  .route('/users', users)
  .route('/roles', roles)
  .route('/workspace', workspace)
  .route('/components', components)
  .route('/components', testRuns)
  .route('/sites', sites)
  .route('/publications', publications)
  .route('/releases', releases)
  .route('/workflows', workflows)
  .route('/runs', runs)
  .route('/tasks', tasks)
  .route('/notifications', notifications)
  .route('/events', events)
  .route('/webhooks', webhooks)
  .route('/live', live)
  .route('/app', app)

/** The one export `web/` takes from this layer, and it takes it as a type. */
export type Api = ApplyGlobalResponse<typeof routes, CommonErrors>
