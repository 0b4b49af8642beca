import type { Hono } from 'hono'
import { generateSpecs, type GenerateSpecOptions } from 'hono-openapi'
import { ERROR_STATUS } from '#domain/lib/errors.ts'
import type { AppEnv } from '../env.ts'

export type ApiDocument = Awaited<ReturnType<typeof generateSpecs>>

type Schema = NonNullable<NonNullable<GenerateSpecOptions['documentation']['components']>['schemas']>[string]

const FIELD: Schema = {
  type: 'object',
  required: ['path', 'code', 'message'],
  properties: {
    path: { type: 'string' },
    code: { type: 'string' },
    params: { type: 'object' },
    message: { type: 'string' },
  },
}

const PROBLEM: Schema = {
  type: 'object',
  description: 'RFC 9457 problem details.',
  required: ['type', 'title', 'status', 'code', 'requestId'],
  properties: {
    type: { type: 'string', format: 'uri-reference' },
    title: { type: 'string', description: 'What happened, in the caller’s language.' },
    status: { type: 'integer' },
    code: { type: 'string', enum: Object.keys(ERROR_STATUS) },
    detail: { type: 'string' },
    requestId: { type: 'string' },
    fields: { type: 'array', items: FIELD },
    extra: { type: 'object' },
  },
}

const OTHERWISE = {
  responses: {
    default: {
      description: 'A problem',
      content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
    },
  },
}

/** The platform's API as OpenAPI 3.1, out of what the routes say about themselves. */
export const describe = (app: Hono<AppEnv>): Promise<ApiDocument> =>
  generateSpecs(app, {
    documentation: {
      openapi: '3.1.0',
      info: {
        title: 'Aqtra',
        version: '1',
        description:
          'The platform’s own API. Each published component has a document of its own at /api/records/{component}/openapi.json.',
        license: { name: 'MIT', identifier: 'MIT' },
      },
      servers: [{ url: '/' }],
      components: {
        schemas: { Problem: PROBLEM },
        securitySchemes: {
          session: {
            type: 'apiKey',
            in: 'cookie',
            name: 'aqtra_session',
            description:
              'Set by signing in. Over https its name begins with `__Host-`. State changes need the Origin of the platform.',
          },
        },
      },
    },
    defaultOptions: {
      ALL: OTHERWISE,
      GET: OTHERWISE,
      POST: OTHERWISE,
      PUT: OTHERWISE,
      PATCH: OTHERWISE,
      DELETE: OTHERWISE,
    },
    defaultValidationErrorResponse: false,
    excludeStaticFile: false,
  })
