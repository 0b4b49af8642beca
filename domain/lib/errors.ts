/** Every failure a caller can act on, and the HTTP status it maps to. Closed on purpose: fronts switch on it. */
export const ERROR_STATUS = {
  invalid_request: 400,
  invalid_json: 400,
  invalid_cursor: 400,
  invalid_filter: 400,
  unauthenticated: 401,
  wrong_credentials: 401,
  signature_invalid: 401,
  forbidden: 403,
  foreign_origin: 403,
  account_disabled: 403,
  no_workspace: 403,
  not_found: 404,
  method_not_allowed: 405,
  revision_conflict: 409,
  still_referenced: 409,
  publication_running: 409,
  plan_changed: 409,
  nothing_to_publish: 409,
  already_set_up: 409,
  last_owner: 409,
  idempotency_key_reused: 409,
  token_expired: 410,
  run_not_ready: 409,
  task_closed: 409,
  version_mismatch: 412,
  body_too_large: 413,
  unsupported_media_type: 415,
  invalid_values: 422,
  invalid_document: 422,
  invalid_answer: 422,
  precondition_required: 428,
  rate_limited: 429,
  internal: 500,
  python_not_available: 501,
  database_unavailable: 503,
  redis_unavailable: 503,
  overloaded: 503,
} as const

export type ErrorCode = keyof typeof ERROR_STATUS

/** A problem with one field of the body or one property of a record, ready for showing beside it. */
export type FieldError = {
  /** Property name, or dotted path into the body; `rows.3.total` names a row of a bulk request. */
  readonly path: string
  /** Key of the problem dictionary, e.g. `value_required`. */
  readonly code: string
  readonly params?: { readonly [name: string]: string | number | boolean | null | readonly string[] }
  /** The sentence in the caller's language (`Accept-Language`). */
  readonly message: string
}

/** RFC 9457 problem details; `application/problem+json`. */
export type ErrorBody = {
  readonly type: string
  readonly title: string
  readonly status: number
  readonly code: ErrorCode
  readonly detail?: string
  readonly requestId: string
  readonly fields?: readonly FieldError[]
  /** What else the caller needs to go on: referrers, the current revision, the dependency that is down … */
  readonly extra?: { readonly [name: string]: unknown }
}

export type FieldProblem = Omit<FieldError, 'message'>

type Details = ErrorOptions & {
  readonly detail?: string
  readonly fields?: readonly FieldProblem[]
  readonly extra?: { readonly [name: string]: unknown }
}

/** Thrown anywhere below a route; turned into an `ErrorBody` in exactly one place. */
export class AppError extends Error {
  override readonly name = 'AppError'
  readonly code: ErrorCode
  readonly detail: string | undefined
  readonly fields: readonly FieldProblem[]
  readonly extra: { readonly [name: string]: unknown } | undefined

  constructor(code: ErrorCode, details: Details = {}) {
    super(details.detail ?? code, details)
    this.code = code
    this.detail = details.detail
    this.fields = details.fields ?? []
    this.extra = details.extra
  }
}
