import { expect, test } from 'vitest'
import * as icons from './icons.ts'
import sprite from './icons.svg?raw'
import { ICON_NAMES } from './named-icon.tsx'

const drawn = [...sprite.matchAll(/<symbol id="i-([^"]+)"[^>]*>(.*?)<\/symbol>/g)].map(
  ([, name = '', shapes = '']) => ({ name, shapes }),
)
const constant = (name: string) => `${name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase())}Icon`

test('every drawing of the sprite is a constant, shape for shape', () => {
  expect(drawn.length).toBeGreaterThan(100)
  expect(Object.fromEntries(drawn.map(({ name, shapes }) => [constant(name), shapes]))).toEqual({ ...icons })
})

test('names are those of the sprite', () => {
  expect(ICON_NAMES.toSorted()).toEqual(drawn.map(({ name }) => name).toSorted())
})
