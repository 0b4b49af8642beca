import fc from 'fast-check'
import { expect, it } from 'vitest'
import { addressOf, placeOf } from './place.ts'

const key = fc.stringMatching(/^[a-z][a-z0-9]{0,8}$/)
const value = fc.oneof(fc.string({ minLength: 1 }), fc.integer(), fc.boolean())

it('finds the place an address was made of', () => {
  fc.assert(
    fc.property(
      key,
      key,
      fc.option(fc.uuid()),
      fc.dictionary(fc.stringMatching(/^[a-z]{3,6}$/), value),
      (component, page, record, params) => {
        const address = addressOf('shop', { component, page, record, params })
        const found = placeOf('shop', new URL(address, 'http://x'))
        expect(found).toMatchObject({ component, page, record })
        for (const [name, given] of Object.entries(params)) expect(String(found?.params[name])).toBe(String(given))
        expect(Object.keys(found?.params ?? {}).length).toBe(Object.keys(params).length)
      },
    ),
  )
})

it('tells numbers from what only looks like one', () => {
  const params = placeOf('s', new URL('http://x/app/s/a/b?n=12.5&zip=01234&long=12345678901234567890&yes=true'))?.params
  expect(params).toEqual({ n: 12.5, zip: '01234', long: '12345678901234567890', yes: true })
})

it('is no place outside the site', () => {
  for (const path of ['/app/other/a/b', '/app/s/a', '/app/s/a/b/c', '/studio'])
    expect(placeOf('s', new URL(path, 'http://x'))).toBeNull()
})
