import type { ErrorBody, ErrorCode, FieldError } from '#domain/lib/errors.ts'

/** An answer of the platform that is no success. `offline` stands for no answer at all. */
export class ServerError extends Error {
  override readonly name = 'ServerError'
  readonly code: ErrorCode | 'offline'
  /** What came with it; null where nothing readable did. */
  readonly body: ErrorBody | null

  constructor(code: ErrorCode | 'offline', body: ErrorBody | null = null) {
    super(body?.detail ?? body?.title ?? code)
    this.code = code
    this.body = body
  }

  get fields(): readonly FieldError[] {
    return this.body?.fields ?? []
  }
}
