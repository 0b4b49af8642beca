import type { Sql } from '#db/client.ts'
import type { Actor } from '#domain/auth/can.ts'
import type { Locale } from '#domain/localization/locales.ts'
import type { LiveRoomApi } from '#durable-objects/live-room/api.ts'
import type { Objects } from '#durable-objects/env.ts'
import type { PublicationApi } from '#durable-objects/publication/api.ts'
import type { ScheduleApi } from '#durable-objects/schedule/api.ts'
import type { WorkflowApi } from '#durable-objects/workflow/api.ts'
import type { Trace } from './gateway/trace.ts'

/** What the gateway worker is given by its deployment; see wrangler.toml. */
export type Bindings = {
  readonly DATABASE_URL: string
  /** `host:port` of the local Neon proxy; absent in production. */
  readonly NEON_LOCAL?: string
  readonly UPSTASH_REDIS_REST_URL: string
  readonly UPSTASH_REDIS_REST_TOKEN: string
  /** At least 32 bytes; signs session cookies and cursors. */
  readonly SESSION_SECRET: string
  /** `outbox`: letters are kept for the development outbox page. A URL: they are posted to that sender. */
  readonly MAIL: string
  /** Address people reach the platform at, for links in letters; the request's own origin where absent. */
  readonly PUBLIC_URL?: string
  /** Encrypts secrets in the database, at least 32 bytes; worked out from `SESSION_SECRET` where absent. Changing it loses them. */
  readonly SECRETS_KEY?: string
  /** Mixed into every password before it is hashed. Changing it makes every password wrong. */
  readonly PASSWORD_PEPPER?: string
  /** `off`: no log line per request; errors are logged all the same. */
  readonly REQUEST_LOG?: 'off'
  /** `allow`: steps may call addresses of this machine and of private networks. Only for networks of one's own. */
  readonly PRIVATE_ADDRESSES?: 'allow'
  readonly ASSETS: { fetch: (request: Request) => Promise<Response> }
  readonly FILES: R2Bucket
  readonly LIMITER: { limit: (options: { key: string }) => Promise<{ success: boolean }> }
  readonly PUBLICATION: Objects<PublicationApi>
  readonly LIVE_ROOM: Objects<LiveRoomApi>
  readonly WORKFLOW: Objects<WorkflowApi>
  readonly SCHEDULE: Objects<ScheduleApi>
  readonly PYTHON: { fetch: (request: Request) => Promise<Response> }
}

export type AppEnv = {
  Bindings: Bindings
  Variables: {
    requestId: string
    /** Names of this request, for what it calls: its `traceparent` is our span. */
    trace: Trace
    locale: Locale
    /** Set on every route whose permission is not `public`. */
    actor: Actor
    /** The session the actor came with; set together with `actor`. */
    sessionId: string
    /** A pass issued during this request; the gateway sets it as a cookie. */
    freshPass: string
    /** Of this answer's Content-Security-Policy: what a rendered page gives its inline scripts and styles. */
    nonce: string
    sql: Sql
    /** Runs the caller stands within, where a workflow calls; not set for anybody else. */
    depth: number
  }
}
