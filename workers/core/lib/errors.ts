import type { Context, ErrorHandler, NotFoundHandler } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { AppError, ERROR_STATUS, type ErrorBody, type ErrorCode } from '#domain/lib/errors.ts'
import { negotiateLocale } from '#domain/localization/locales.ts'
import { sentence } from '#domain/localization/problems/sentence.ts'
import type { AppEnv } from '../../env.ts'
import { unavailable } from './unavailable.ts'

const BY_STATUS: { readonly [status: number]: ErrorCode } = {
  400: 'invalid_request',
  401: 'unauthenticated',
  403: 'forbidden',
  404: 'not_found',
  405: 'method_not_allowed',
  413: 'body_too_large',
  415: 'unsupported_media_type',
  429: 'rate_limited',
}

const appErrorOf = (cause: Error): AppError => {
  if (cause instanceof AppError) return cause
  const down = unavailable(cause)
  if (down) return new AppError(down, { cause, extra: { retryAfter: 5 } })
  if (cause instanceof HTTPException) return new AppError(BY_STATUS[cause.status] ?? 'internal', { cause })
  return new AppError('internal', { cause })
}

const UNEXPECTED: ReadonlySet<ErrorCode> = new Set(['internal', 'database_unavailable', 'redis_unavailable'])

/** The only place an exception becomes a response. Unknown errors keep their message to themselves, and go to the log. */
export const onError: ErrorHandler<AppEnv> = (cause, c) => {
  const error = appErrorOf(cause)
  if (UNEXPECTED.has(error.code)) {
    console.error(
      JSON.stringify({
        level: 'error',
        requestId: c.get('requestId'),
        code: error.code,
        error: trace(error.cause ?? error),
      }),
    )
  }
  return problem(c, error)
}

/** Unknown addresses answer like everything else that is not there. */
export const notFound: NotFoundHandler<AppEnv> = (c) => problem(c, new AppError('not_found'))

/** An error as problem details (RFC 9457) in the caller's language; `extra.retryAfter` (seconds) becomes the header too. */
export function problem(c: Context<AppEnv>, error: AppError): Response {
  // Errors of the gateway itself may come before the locale is known.
  const locale =
    (c.get('locale') as AppEnv['Variables']['locale'] | undefined) ?? negotiateLocale(c.req.header('accept-language'))
  const body: ErrorBody = {
    type: `/docs#problem-${error.code}`,
    title: sentence(locale, error.code),
    status: ERROR_STATUS[error.code],
    code: error.code,
    ...(error.detail === undefined ? {} : { detail: error.detail }),
    requestId: (c.get('requestId') as string | undefined) ?? '',
    ...(error.fields.length === 0
      ? {}
      : { fields: error.fields.map((field) => ({ ...field, message: sentence(locale, field.code, field.params) })) }),
    ...(error.extra === undefined ? {} : { extra: error.extra }),
  }
  const retryAfter = error.extra?.['retryAfter']
  return new Response(JSON.stringify(body), {
    status: body.status,
    headers: {
      'content-type': 'application/problem+json',
      'content-language': locale,
      'cache-control': 'no-store',
      ...(typeof retryAfter === 'number' ? { 'retry-after': String(Math.ceil(retryAfter)) } : {}),
    },
  })
}

/** Name, message and stack of an error and its causes: for the log only. Messages of the database may name columns, never values. */
const trace = (cause: unknown, depth = 0): unknown => {
  if (!(cause instanceof Error) || depth > 4) return String(cause)
  return {
    name: cause.name,
    message: cause.message.slice(0, 500),
    stack: cause.stack?.split('\n').slice(1, 8).join('\n'),
    ...(cause.cause === undefined ? {} : { cause: trace(cause.cause, depth + 1) }),
  }
}

/** Every route can answer these; callers of the typed client see them in the response union. */
export type CommonErrors = {
  [Status in 400 | 401 | 403 | 404 | 409 | 413 | 422 | 429 | 500 | 503]: { json: ErrorBody }
}
