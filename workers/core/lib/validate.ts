import type { Context, MiddlewareHandler } from 'hono'
import { resolver, uniqueSymbol } from 'hono-openapi'
import * as v from 'valibot'
import { AppError } from '#domain/lib/errors.ts'
import { fieldProblems } from '#domain/lib/issues.ts'
import type { AppEnv } from '../../env.ts'
import { MAX_JSON_BYTES, readJson } from './read-body.ts'
import { unstorable } from './unstorable.ts'

type Target = 'json' | 'query' | 'param'

type Validated<T extends Target, Schema extends v.GenericSchema> = {
  in: { [K in T]: v.InferInput<Schema> }
  out: { [K in T]: v.InferOutput<Schema> }
}

const read = (c: Context<AppEnv>, target: Target, maxBytes: number): unknown =>
  target === 'json' ? readJson(c, maxBytes) : target === 'query' ? c.req.query() : c.req.param()

/**
 * Checks one part of the request; the handler takes what came out from `c.req.valid(target)`. The schema is also the part's
 * description in `/openapi.json`. Text that no column could keep is refused here, once for every field there is.
 * @param maxBytes of a JSON body; only imports may have more than the usual 1 MiB
 * @throws AppError `invalid_request` with one field error per issue; `invalid_json`, `body_too_large`, `unsupported_media_type`
 */
export function validate<T extends Target, Schema extends v.GenericSchema>(
  target: T,
  schema: Schema,
  { maxBytes = MAX_JSON_BYTES }: { readonly maxBytes?: number } = {},
): MiddlewareHandler<AppEnv, string, Validated<T, Schema>> {
  const handler: MiddlewareHandler<AppEnv, string, Validated<T, Schema>> = async function checkInput(c, next) {
    const result = v.safeParse(schema, await read(c, target, maxBytes), { abortPipeEarly: true })
    if (!result.success) throw new AppError('invalid_request', { fields: fieldProblems(result.issues) })
    const wrong = unstorable(result.output)
    if (wrong) throw new AppError('invalid_request', { fields: [{ path: wrong.join('.'), code: 'value_has_nul' }] })
    c.req.addValidatedData(target, result.output as object)
    await next()
  }
  // Checks that are functions have no counterpart in JSON Schema; the document leaves them out.
  const described = resolver(schema, { options: { errorMode: 'ignore' } })
  return Object.assign(handler, { [uniqueSymbol]: { target, ...described } })
}
