import { useSignal } from '@preact/signals'
import { describe, expect, test, vi } from 'vitest'
import { Combobox } from './combobox.tsx'
import { MultiCombobox } from './multi-combobox.tsx'
import type { Option } from './option.ts'
import { allByRole, byRole, click, draw, focus, nameOf, press, settle, type } from './testing/screen.ts'
import { filterOptions, type LoadOptions } from './use-options.ts'

const CUSTOMERS: readonly Option[] = [
  { value: 'c1', label: 'Bergmann & Söhne' },
  { value: 'c2', label: 'Caldeira Lda', disabled: true },
  { value: 'c3', label: 'Dupont et Fils' },
]

const heard = vi.fn()

function Customer({ options = CUSTOMERS }: { options?: readonly Option[] | LoadOptions }) {
  const value = useSignal<string | null>('c1')
  return (
    <Combobox
      id="customer"
      label="Customers"
      options={options}
      value={value.value}
      clearable
      onChange={(next, option) => {
        heard(next, option?.label)
        value.value = next
      }}
    />
  )
}

const input = () => byRole<HTMLInputElement>('combobox')
const labels = () => allByRole('option').map(nameOf)
const active = () => document.querySelector(`[id="${input().getAttribute('aria-activedescendant')}"]`)?.textContent

describe('Combobox', () => {
  test('filters while one types, accents aside, and chooses by Enter', async () => {
    await draw(<Customer />)
    focus(input())
    expect(input().getAttribute('aria-expanded')).toBe('false')
    type(input(), 'fils')
    expect(input().getAttribute('aria-expanded')).toBe('true')
    expect(labels()).toEqual(['Dupont et Fils'])
    press('Enter')
    expect(heard).toHaveBeenLastCalledWith('c3', 'Dupont et Fils')
    expect(input().value).toBe('Dupont et Fils')
    expect(allByRole('listbox')).toEqual([])
  })

  test('opens on the chosen one, arrows skip what cannot be chosen, Esc keeps the value', async () => {
    await draw(<Customer />)
    focus(input())
    press('ArrowDown')
    expect(active()).toBe('Bergmann & Söhne')
    press('ArrowDown')
    expect(active()).toBe('Dupont et Fils')
    const escape = press('Escape')
    expect(escape.defaultPrevented).toBe(true)
    expect(input().value).toBe('Bergmann & Söhne')
    expect(press('Escape').defaultPrevented).toBe(false)
  })

  test('can be emptied, and says where nothing matches', async () => {
    await draw(<Customer />)
    focus(input())
    type(input(), 'zzz')
    expect(byRole('status').textContent).toBe('Nothing matches “zzz”')
    press('Escape')
    click(byRole('button', 'Clear'))
    expect(heard).toHaveBeenLastCalledWith(null, undefined)
    expect(input().value).toBe('')
  })

  test('a searched list waits for a pause, drops late answers, and tells a failure', async () => {
    const asked: string[] = []
    const search: LoadOptions = async (query) => {
      asked.push(query)
      if (query === 'fail') throw new Error('away')
      return CUSTOMERS.filter((option) => option.label.toLowerCase().includes(query))
    }
    await draw(<Customer options={search} />)
    focus(input())
    type(input(), 'd')
    type(input(), 'du')
    expect(byRole('status').textContent).toBe('Loading')
    await settle(200)
    expect(asked).toEqual(['du'])
    expect(labels()).toEqual(['Dupont et Fils'])
    type(input(), 'fail')
    await settle(200)
    expect(byRole('status').textContent).toBe('The list did not load. Try again')
  })
})

function Recipients() {
  const value = useSignal<readonly Option[]>(CUSTOMERS.slice(0, 1))
  return (
    <MultiCombobox
      label="Recipients"
      options={CUSTOMERS}
      value={value.value}
      onChange={(next) => (value.value = next)}
    />
  )
}

const chips = () => allByRole('listitem').map((item) => item.textContent)

describe('MultiCombobox', () => {
  test('adds and takes away, by choice, by its cross and by Backspace', async () => {
    await draw(<Recipients />)
    focus(input())
    type(input(), 'dup')
    press('Enter')
    expect(chips()).toEqual(['Bergmann & Söhne', 'Dupont et Fils'])
    expect(input().value).toBe('')
    press('Escape')
    press('Backspace')
    expect(chips()).toEqual(['Bergmann & Söhne'])
    click(byRole('button', 'Remove Bergmann & Söhne'))
    expect(chips()).toEqual([])
  })
})

test('every word of a search has to stand in label or hint', () => {
  const options: readonly Option[] = [{ value: '1', label: 'Bergmann & Söhne', hint: 'Austria' }]
  expect(filterOptions(options, 'aus SOHNE')).toHaveLength(1)
  expect(filterOptions(options, 'sohne spain')).toHaveLength(0)
})
