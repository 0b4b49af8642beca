import { afterEach, describe, expect, test } from 'vitest'
import { focusable, focusFirstInvalid, rememberFocus, roveTo } from './focus.ts'

afterEach(() => document.body.replaceChildren())

const page = (html: string) => {
  document.body.innerHTML = html
  return document.body
}

test('focusable leaves out what is off, hidden or taken from the tab order', () => {
  const body = page(
    '<a href="#a">a</a><button disabled>b</button><div hidden><button>c</button></div><button tabindex="-1">d</button><input><div inert><input></div>',
  )
  expect(focusable(body).map((element) => element.tagName)).toEqual(['A', 'INPUT'])
})

test('the first wrong field takes the focus', () => {
  const body = page('<input id="a"><input id="b" aria-invalid="true"><input id="c" aria-invalid="true">')
  expect(focusFirstInvalid(body)).toBe(true)
  expect(document.activeElement?.id).toBe('b')
  expect(focusFirstInvalid(page('<input>'))).toBe(false)
})

test('focus goes back, unless the thing has gone', () => {
  page('<button id="a">a</button><button id="b">b</button>')
  const [a, b] = document.querySelectorAll('button')
  a?.focus()
  const back = rememberFocus()
  b?.focus()
  back()
  expect(document.activeElement).toBe(a)
  const gone = rememberFocus()
  a?.remove()
  b?.focus()
  gone()
  expect(document.activeElement).toBe(b)
})

const key = (name: string, direction = 'ltr') => {
  page(`<div dir="${direction}"><button>x</button></div>`)
  const event = new KeyboardEvent('keydown', { key: name, bubbles: true })
  document.querySelector('button')?.dispatchEvent(event)
  return event
}

describe('roveTo', () => {
  test.each([
    ['ArrowRight', 'ltr', 'horizontal', 2, 0],
    ['ArrowRight', 'rtl', 'horizontal', 2, 1],
    ['ArrowLeft', 'ltr', 'horizontal', 0, 2],
    ['ArrowDown', 'ltr', 'horizontal', 0, undefined],
    ['ArrowDown', 'ltr', 'vertical', 0, 1],
    ['ArrowUp', 'ltr', 'both', 0, 2],
    ['Home', 'ltr', 'vertical', 2, 0],
    ['End', 'ltr', 'vertical', 0, 2],
    ['a', 'ltr', 'both', 0, undefined],
  ] as const)('%s in %s, %s, from %i', (name, direction, axis, from, to) => {
    expect(roveTo(key(name, direction), from, 3, axis)).toBe(to)
  })

  test('nothing to move in', () => {
    expect(roveTo(key('ArrowDown'), 0, 0, 'both')).toBeUndefined()
  })
})
