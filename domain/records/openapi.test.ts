import { describe, expect, test } from 'vitest'
import * as v from 'valibot'
import { Component } from '../components/document.ts'
import { PROPERTY_TYPES } from '../components/property.ts'
import { componentOpenApi } from './openapi.ts'

const properties = [
  ...PROPERTY_TYPES.map((type) => ({
    id: `${type}_1`,
    name: `${type}One`,
    type,
    ...(type === 'string' ? { required: true } : {}),
    ...(type === 'catalog' || type === 'array' ? { component: 'thing' } : {}),
  })),
  {
    id: 'choice_1',
    name: 'choice',
    type: 'integer',
    default: 1,
    required: true,
    options: [{ value: 1, label: 'One' }],
  },
  { id: 'form_1', name: 'formOnly', type: 'string', virtual: true },
]

const component = v.parse(Component, {
  schema: 1,
  id: 'thing',
  key: 'thing',
  title: 'Thing',
  model: {
    properties: Object.fromEntries(
      properties.map((each, i) => [each.id, { ...each, title: each.name, order: `a${String(i).padStart(2, '0')}` }]),
    ),
  },
})
const document = componentOpenApi(component, 'https://a.example')

type Node = { readonly [key: string]: unknown }
const walk = (node: unknown, visit: (node: Node) => void): void => {
  if (typeof node !== 'object' || node === null) return
  if (!Array.isArray(node)) visit(node as Node)
  for (const child of Object.values(node)) walk(child, visit)
}
const at = (path: string): unknown =>
  path
    .replace('#/', '')
    .split('/')
    .reduce<unknown>((node, key) => (node as Node | undefined)?.[key.replaceAll('~1', '/')], document)

describe('the document of a component', () => {
  test('is OpenAPI 3.1: every operation answers, is named once, and knows its parameters', () => {
    expect(document).toMatchObject({ openapi: '3.1.0', info: { title: 'Thing', version: expect.any(String) } })
    const operations: string[] = []
    for (const [path, item] of Object.entries(document['paths'] as { [path: string]: Node })) {
      expect(path).toMatch(/^\/api\/records\/thing/)
      for (const [method, operation] of Object.entries(item)) {
        if (method === 'parameters') continue
        expect(['get', 'post', 'patch', 'delete']).toContain(method)
        const { operationId, responses } = operation as { operationId: string; responses: Node }
        operations.push(operationId)
        for (const [status, response] of Object.entries(responses)) {
          expect(status).toMatch(/^([1-5]\d\d|default)$/)
          expect(response).toHaveProperty('description')
        }
      }
      expect(path.includes('{id}')).toBe(JSON.stringify(item['parameters'] ?? '').includes('"path"'))
    }
    expect(new Set(operations).size).toBe(operations.length)
  })

  test('refers to nothing that is not there, and uses only types JSON Schema has', () => {
    walk(document, (node) => {
      if (typeof node['$ref'] === 'string') expect(at(node['$ref'])).toBeDefined()
      const types = typeof node['type'] === 'string' && node['in'] === undefined ? [node['type']] : []
      for (const type of types)
        expect(['string', 'number', 'integer', 'boolean', 'array', 'object', 'null', 'apiKey']).toContain(type)
    })
  })

  test('says how callers say who they are, and asks it of every operation', () => {
    const schemeOf = (origin: string) =>
      componentOpenApi(component, origin)['components'] as { securitySchemes: { session: Node } }
    expect(document['security']).toEqual([{ session: [] }])
    expect(schemeOf('https://a.example').securitySchemes.session).toMatchObject({
      type: 'apiKey',
      in: 'cookie',
      name: '__Host-aqtra_session',
      description: expect.stringMatching(/sign-in.*401.*Origin: https:\/\/a\.example/),
    })
    expect(schemeOf('http://localhost:8787').securitySchemes.session).toMatchObject({ name: 'aqtra_session' })
    walk(document['paths'], (node) => expect(node).not.toHaveProperty('security'))
  })

  test('has every stored property, as written and as read', () => {
    const names = [...PROPERTY_TYPES.map((type) => `${type}One`), 'choice']
    const schemas = at('#/components/schemas') as { [name: string]: { properties: Node; required?: string[] } }
    expect(Object.keys(schemas['Create']?.properties ?? {})).toEqual(names)
    expect(schemas['Create']?.required).toEqual(['stringOne'])
    expect(schemas['Update']?.required).toBeUndefined()
    expect(Object.keys(schemas['Record']?.properties ?? {})).toEqual([
      'id',
      'name',
      'version',
      'createdAt',
      'updatedAt',
      'createdBy',
      'updatedBy',
      ...names,
    ])
    expect(schemas['Create']?.properties['choice']).toEqual({ title: 'choice', default: 1, type: 'integer', enum: [1] })
    expect(schemas['Record']?.properties['catalogOne']).toMatchObject({
      anyOf: [{ $ref: '#/components/schemas/Reference' }, { type: 'null' }],
    })
  })
})
