import { useSignal } from '@preact/signals'
import { afterEach, expect, test } from 'vitest'
import { setLocale } from './messages/dictionary.ts'
import { NumberInput } from './number-input.tsx'
import { blur, byRole, draw, focus, type } from './testing/screen.ts'

const told: (number | null)[] = []

function Amount() {
  const value = useSignal<number | null>(12480.5)
  return (
    <NumberInput
      aria-label="Amount"
      value={value.value}
      format={{ minimumFractionDigits: 2 }}
      onInput={(next) => {
        told.push(next)
        value.value = next
      }}
    />
  )
}

afterEach(async () => {
  told.length = 0
  await setLocale('en', [])
})

test('is written and read as the reader writes numbers, and left alone while one types', async () => {
  await setLocale('de', ['de-DE'])
  await draw(<Amount />)
  const input = byRole<HTMLInputElement>('textbox', 'Amount')
  expect(input.value).toBe('12.480,50')
  focus(input)
  expect(input.value).toBe('12480,5')
  type(input, '1.234,')
  expect(input.value).toBe('1.234,')
  type(input, '1.234,5')
  expect(told.at(-1)).toBe(1234.5)
  blur(input)
  expect(input.value).toBe('1.234,50')
})

test('text that is no number is told as NaN and stays to be mended', async () => {
  await draw(<Amount />)
  const input = byRole<HTMLInputElement>('textbox', 'Amount')
  focus(input)
  type(input, 'twelve')
  blur(input)
  expect(told).toEqual([Number.NaN])
  expect(input.value).toBe('twelve')
  focus(input)
  type(input, '')
  blur(input)
  expect(told.at(-1)).toBeNull()
})
