import { expect, test } from 'vitest'
import { notAvailable } from './not-available.ts'

test('every call is told that there is no Python', async () => {
  const response = notAvailable()
  expect(response.status).toBe(501)
  expect(response.headers.get('content-type')).toBe('application/problem+json')
  expect(await response.json()).toMatchObject({ status: 501, code: 'python_not_available' })
})
