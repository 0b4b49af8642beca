import type { Component } from '../components/document.ts'
import { propertiesOf, type Property } from '../components/model.ts'
import type { JsonObject } from '../lib/json.ts'

const UUID: JsonObject = { type: 'string', format: 'uuid' }
const REF = (name: string): JsonObject => ({ $ref: `#/components/schemas/${name}` })

/** Entries that have a value. */
const defined = (entries: { readonly [name: string]: JsonObject[string] | undefined }): JsonObject =>
  Object.fromEntries(Object.entries(entries).filter(([, value]) => value !== undefined)) as JsonObject

/** How a property is written. */
function inputSchema(property: Property): JsonObject {
  const about = { title: property.title, description: property.help, default: property.default }
  switch (property.type) {
    case 'string':
      return defined({
        ...about,
        type: 'string',
        minLength: property.options ? undefined : property.minLength,
        maxLength: property.options ? undefined : property.maxLength,
        enum: property.options?.map(({ value }) => value),
      })
    case 'integer':
      return defined({
        ...about,
        type: 'integer',
        minimum: property.options ? undefined : property.min,
        maximum: property.options ? undefined : property.max,
        enum: property.options?.map(({ value }) => value),
      })
    case 'number':
      return defined({ ...about, type: 'number', minimum: property.min, maximum: property.max })
    case 'boolean':
      return defined({ ...about, type: 'boolean' })
    case 'date':
      return defined({ ...about, type: 'string', format: 'date' })
    case 'time':
      return defined({ ...about, type: 'string', format: 'time' })
    case 'datetime':
      return defined({ ...about, type: 'string', format: 'date-time' })
    case 'uri':
      return defined({ ...about, type: 'string', format: 'uri', maxLength: 2_000 })
    case 'file':
      return defined({ ...about, type: 'string', pattern: '^file_[0-9a-z]{20,40}$' })
    case 'catalog':
      return defined({ ...about, ...UUID })
    case 'array':
      return defined({ ...about, type: 'array', items: UUID, uniqueItems: true, maxItems: 1_000 })
  }
}

/** How a property is read. */
function outputSchema(property: Property): JsonObject {
  const { title, help } = property
  const about = defined({ title, description: help })
  switch (property.type) {
    case 'catalog':
      return { ...about, ...REF('Reference') }
    case 'array':
      return { ...about, type: 'array', items: REF('Reference') }
    case 'file':
      return { ...about, ...REF('File') }
    default: {
      const { default: _, ...schema } = inputSchema(property)
      return schema
    }
  }
}

const nullable = (schema: JsonObject): JsonObject => ({ anyOf: [schema, { type: 'null' }] })
const orNull = (property: Property, schema: JsonObject): JsonObject =>
  property.required || property.type === 'array' ? schema : nullable(schema)

const parameter = (
  name: string,
  place: 'query' | 'header' | 'path',
  description: string,
  schema: JsonObject,
  required = false,
): JsonObject => ({
  name,
  in: place,
  description,
  schema,
  ...(required ? { required } : {}),
})

const ID = parameter('id', 'path', 'The record', UUID, true)
const IF_MATCH = (required: boolean) =>
  parameter('If-Match', 'header', 'The version as its ETag tells it', { type: 'string', example: '"v3"' }, required)
const IDEMPOTENCY = parameter('Idempotency-Key', 'header', 'The same key again gets the first answer again', {
  type: 'string',
  maxLength: 200,
})

const json = (schema: JsonObject, description: string): JsonObject => ({
  description,
  content: { 'application/json': { schema } },
})
const body = (schema: JsonObject): JsonObject => ({ required: true, content: { 'application/json': { schema } } })
const PROBLEM: JsonObject = {
  description: 'What was wrong',
  content: { 'application/problem+json': { schema: REF('Problem') } },
}

/** How callers say who they are. Over https browsers hold the cookie to its host by its name. */
const sessionCookie = (origin: string): JsonObject => ({
  type: 'apiKey',
  in: 'cookie',
  name: origin.startsWith('https:') ? '__Host-aqtra_session' : 'aqtra_session',
  description: `Set by \`POST /api/auth/sign-in\` ({"email", "password"}); without it every answer is 401. What a caller may read and write follows the roles of the account. Requests that change something must carry \`Origin: ${origin}\`.`,
})

/** The records of a published component as an OpenAPI 3.1 document. */
export function componentOpenApi(component: Component, origin: string): JsonObject {
  const properties = propertiesOf(component.model).filter((property) => !property.virtual)
  const path = `/api/records/${component.key}`
  const page = json(REF('Page'), 'A page of records')
  const one = json(REF('Record'), 'The record')
  return {
    openapi: '3.1.0',
    info: {
      title: component.title,
      version: '1',
      ...(component.description === '' ? {} : { description: component.description }),
    },
    servers: [{ url: origin }],
    security: [{ session: [] }],
    paths: {
      [path]: {
        get: {
          operationId: 'list',
          summary: 'A page of records',
          parameters: [
            parameter('filter', 'query', 'A CEL condition over the properties', { type: 'string', maxLength: 2_000 }),
            parameter('search', 'query', 'Words that must all occur', { type: 'string', maxLength: 200 }),
            parameter('sort', 'query', 'Property names by commas, descending with a minus', { type: 'string' }),
            parameter('fields', 'query', 'Property names by commas', { type: 'string' }),
            parameter('limit', 'query', 'Records of a page', {
              type: 'integer',
              minimum: 1,
              maximum: 200,
              default: 50,
            }),
            parameter('cursor', 'query', '`next` of the page before', { type: 'string' }),
            parameter('count', 'query', 'Whether to count all matches', { type: 'boolean', default: false }),
          ],
          responses: { '200': page, default: PROBLEM },
        },
        post: {
          operationId: 'create',
          summary: 'Creates a record',
          parameters: [IDEMPOTENCY],
          requestBody: body(REF('Create')),
          responses: { '201': one, default: PROBLEM },
        },
      },
      [`${path}/query`]: {
        post: {
          operationId: 'query',
          summary: 'A page of records',
          requestBody: body(REF('Query')),
          responses: { '200': page, default: PROBLEM },
        },
      },
      [`${path}/bulk`]: {
        post: {
          operationId: 'bulk',
          summary: 'Up to 1,000 writes together or not at all',
          parameters: [IDEMPOTENCY],
          requestBody: body(REF('Bulk')),
          responses: { '200': json(REF('BulkAnswer'), 'What was written'), default: PROBLEM },
        },
      },
      [`${path}/{id}`]: {
        parameters: [ID],
        get: {
          operationId: 'get',
          summary: 'A record',
          responses: { '200': one, '304': { description: 'Not changed' }, default: PROBLEM },
        },
        patch: {
          operationId: 'update',
          summary: 'Changes a record',
          parameters: [IF_MATCH(true)],
          requestBody: body(REF('Update')),
          responses: { '200': one, default: PROBLEM },
        },
        delete: {
          operationId: 'delete',
          summary: 'Deletes a record',
          parameters: [IF_MATCH(false)],
          responses: { '204': { description: 'Deleted' }, default: PROBLEM },
        },
      },
      [`${path}/{id}/restore`]: {
        parameters: [ID],
        post: {
          operationId: 'restore',
          summary: 'Brings a deleted record back',
          responses: { '200': one, default: PROBLEM },
        },
      },
    },
    components: {
      securitySchemes: { session: sessionCookie(origin) },
      schemas: schemasOf(properties),
    },
  }
}

function schemasOf(properties: readonly Property[]): JsonObject {
  const inputs = Object.fromEntries(
    properties.map((property) => [property.name, orNull(property, inputSchema(property))]),
  )
  const outputs = Object.fromEntries(
    properties.map((property) => [property.name, orNull(property, outputSchema(property))]),
  )
  const demanded = properties
    .filter(({ required, default: initial }) => required && initial === undefined)
    .map(({ name }) => name)
  const instant: JsonObject = { type: 'string', format: 'date-time' }
  const record: JsonObject = {
    id: UUID,
    name: { type: ['string', 'null'] },
    version: { type: 'integer' },
    createdAt: instant,
    updatedAt: instant,
    createdBy: nullable(UUID),
    updatedBy: nullable(UUID),
    ...outputs,
  }
  const version: JsonObject = { type: 'integer', minimum: 0 }
  const list = (items: JsonObject): JsonObject => ({ type: 'array', items })
  const object = (entries: JsonObject, required: readonly string[] = []): JsonObject => ({
    type: 'object',
    properties: entries,
    additionalProperties: false,
    ...(required.length > 0 ? { required } : {}),
  })
  return {
    Record: {
      type: 'object',
      properties: record,
      required: ['id', 'name', 'version', 'createdAt', 'updatedAt', 'createdBy', 'updatedBy'],
    },
    Create: object(inputs, demanded),
    Update: object(inputs),
    Page: {
      type: 'object',
      properties: { records: list(REF('Record')), next: { type: 'string' }, count: { type: 'integer' } },
      required: ['records'],
    },
    Query: object({
      filter: { type: 'string', maxLength: 2_000 },
      search: { type: 'string', maxLength: 200 },
      sort: list({ type: 'string' }),
      fields: list({ type: 'string' }),
      limit: { type: 'integer', minimum: 1, maximum: 200 },
      cursor: { type: 'string' },
      count: { type: 'boolean' },
      params: { type: 'object', additionalProperties: { type: ['string', 'number', 'boolean', 'null'] } },
    }),
    Bulk: object({
      create: list(REF('Create')),
      update: list(object({ id: UUID, version, values: REF('Update') }, ['id', 'version', 'values'])),
      delete: list(object({ id: UUID, version }, ['id'])),
    }),
    BulkAnswer: object({ created: list(REF('Record')), updated: list(REF('Record')), deleted: { type: 'integer' } }, [
      'created',
      'updated',
      'deleted',
    ]),
    Reference: {
      type: 'object',
      properties: { id: UUID, name: { type: ['string', 'null'] } },
      required: ['id', 'name'],
    },
    File: {
      type: 'object',
      properties: {
        id: { type: 'string' },
        name: { type: 'string' },
        size: { type: 'integer' },
        type: { type: 'string' },
      },
      required: ['id', 'name', 'size', 'type'],
    },
    Problem: {
      type: 'object',
      properties: {
        type: { type: 'string' },
        title: { type: 'string' },
        status: { type: 'integer' },
        code: { type: 'string' },
        detail: { type: 'string' },
        requestId: { type: 'string' },
        fields: list({
          type: 'object',
          properties: { path: { type: 'string' }, code: { type: 'string' }, message: { type: 'string' } },
          required: ['path', 'code', 'message'],
        }),
        extra: { type: 'object' },
      },
      required: ['type', 'title', 'status', 'code', 'requestId'],
    },
  }
}
