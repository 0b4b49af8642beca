import { describe, expect, test, vi } from 'vitest'
import { DateInput } from './date-input.tsx'
import { Field } from './field.tsx'
import { PasswordInput } from './password-input.tsx'
import { Select } from './select.tsx'
import { TextArea } from './text-area.tsx'
import { TextInput } from './text-input.tsx'
import { byRole, click, descriptionOf, draw, nameOf, type } from './testing/screen.ts'

describe('Field', () => {
  test('ties label and help to the input', async () => {
    await draw(
      <Field label="Number" help="As printed" required>
        {(wiring) => <TextInput {...wiring} value="" />}
      </Field>,
    )
    const input = byRole('textbox', 'Number')
    expect(descriptionOf(input)).toBe('As printed')
    expect(input.getAttribute('aria-required')).toBe('true')
    expect(input.getAttribute('aria-invalid')).toBeNull()
  })

  test('an error takes the place of the help and marks the input', async () => {
    await draw(
      <Field label="Due date" help="A working day" error="Must be after 19 Nov.">
        {(wiring) => <DateInput {...wiring} value="2026-11-12" />}
      </Field>,
    )
    const input = document.querySelector('input')
    if (input === null) throw new Error('No input')
    expect(nameOf(input)).toBe('Due date')
    expect(descriptionOf(input)).toBe('Must be after 19 Nov.')
    expect(input.getAttribute('aria-invalid')).toBe('true')
  })

  test('two fields never share an id', async () => {
    await draw(
      <>
        <Field label="From">{(wiring) => <TextInput {...wiring} value="a" />}</Field>
        <Field label="To">{(wiring) => <TextInput {...wiring} value="b" />}</Field>
      </>,
    )
    expect(byRole<HTMLInputElement>('textbox', 'From').value).toBe('a')
    expect(byRole<HTMLInputElement>('textbox', 'To').value).toBe('b')
  })
})

const kind = () => document.querySelector('input')?.type

describe('inputs', () => {
  test('text input and text area hand over what is typed', async () => {
    const heard = vi.fn()
    await draw(
      <>
        <TextInput aria-label="Name" value="" suffix="%" onInput={heard} />
        <Field label="Note">{(wiring) => <TextArea {...wiring} value="" onInput={heard} />}</Field>
      </>,
    )
    type(byRole('textbox', 'Name'), 'Ada')
    type(byRole('textbox', 'Note'), 'two\nlines')
    expect(heard.mock.calls).toEqual([['Ada'], ['two\nlines']])
  })

  test('a password is hidden until its eye is pressed', async () => {
    await draw(<PasswordInput aria-label="Password" value="tide" />)
    expect(kind()).toBe('password')
    click(byRole('button', 'Show password'))
    expect(kind()).toBe('text')
    click(byRole('button', 'Hide password'))
    expect(kind()).toBe('password')
  })

  test('a select gives null for its empty line', async () => {
    const chosen = vi.fn()
    const options = [
      { value: '14', label: '14 days' },
      { value: '30', label: '30 days' },
    ]
    await draw(<Select aria-label="Terms" options={options} value="30" empty="None" onChange={chosen} />)
    const select = byRole<HTMLSelectElement>('combobox', 'Terms')
    expect([...select.options].map((option) => option.text)).toEqual(['None', '14 days', '30 days'])
    select.value = '14'
    select.dispatchEvent(new Event('change', { bubbles: true }))
    select.value = ''
    select.dispatchEvent(new Event('change', { bubbles: true }))
    expect(chosen.mock.calls).toEqual([['14'], [null]])
  })
})
