import { beforeEach, describe, expect, test, vi } from 'vitest'
import type { ErrorBody, ErrorCode, FieldError } from '#domain/lib/errors.ts'
import { allByRole, byRole, click, descriptionOf, draw, settle, type } from '#web/ui/testing/screen.ts'
import type { AccountData } from './account-data.ts'
import { AccountPage } from './account-page.tsx'
import { ServerError } from '#web/server/server-error.ts'
import type { Host } from './account-request.ts'

const refusal = (code: ErrorCode, title: string, fields: readonly FieldError[] = []): ServerError => {
  const body: ErrorBody = { type: `/docs#problem-${code}`, title, status: 400, code, requestId: 'r', fields }
  return new ServerError(code, body)
}

/** What the worker is asked, and what it says. */
let asked: { path: string; body: object }[]
let answer: () => Promise<void>
const leave = vi.fn<Host['leave']>()
const host: Host = {
  ask: (path, body) => {
    asked.push({ path, body })
    return answer()
  },
  leave,
}

beforeEach(() => {
  asked = []
  answer = () => Promise.resolve()
  leave.mockClear()
})

const show = async (data: AccountData) => {
  await draw(<AccountPage data={data} host={host} />)
  await settle()
}
const field = (label: string) => {
  const input = [...document.querySelectorAll('label')].find((one) => one.textContent === label)?.control
  if (!(input instanceof HTMLInputElement)) throw new Error(`No field “${label}”`)
  return input
}
const heading = () => byRole('heading').textContent
const submit = async (name: string) => {
  click(byRole('button', name))
  await settle()
}

describe('sign in', () => {
  const data: AccountData = { screen: 'sign-in', next: '/app/main?x=1', workspaceName: 'Kestrel Supply' }

  test('sends what is written and goes where it was going', async () => {
    await show(data)
    type(field('E-mail'), 'lucia@kestrel.example')
    type(field('Password'), 'correct horse')
    await submit('Sign in')
    expect(asked).toEqual([
      { path: '/sign-in', body: { email: 'lucia@kestrel.example', password: 'correct horse', remember: true } },
    ])
    expect(leave.mock.calls).toEqual([['/app/main?x=1']])
  })

  test('never leaves for another site', async () => {
    await show({ screen: 'sign-in', next: '//elsewhere.example' })
    type(field('E-mail'), 'lucia@kestrel.example')
    type(field('Password'), 'x')
    click(byRole('checkbox', 'Stay signed in on this device'))
    await submit('Sign in')
    expect(asked[0]?.body).toMatchObject({ remember: false })
    expect(leave.mock.calls).toEqual([['/']])
  })

  test('asks for what is missing, beside it, and puts the focus there', async () => {
    await show(data)
    type(field('E-mail'), 'lucia@kestrel.example')
    await submit('Sign in')
    expect(asked).toEqual([])
    expect(descriptionOf(field('Password'))).toBe('Enter your password.')
    expect(document.activeElement).toBe(field('Password'))
    type(field('Password'), 'x')
    expect(field('Password').getAttribute('aria-invalid')).toBeNull()
  })

  test('a refused password keeps what was written', async () => {
    answer = () => Promise.reject(refusal('wrong_credentials', 'E-mail or password is wrong.'))
    await show(data)
    type(field('E-mail'), 'lucia@kestrel.example')
    type(field('Password'), 'wrong')
    await submit('Sign in')
    expect(descriptionOf(field('Password'))).toBe('E-mail or password is wrong.')
    expect([field('E-mail').value, field('Password').value]).toEqual(['lucia@kestrel.example', 'wrong'])
    expect(document.activeElement).toBe(field('Password'))
    expect(leave).not.toHaveBeenCalled()
  })

  test('what belongs to no field stands above all of them', async () => {
    answer = () => Promise.reject(refusal('rate_limited', 'Too many tries. Wait a minute.'))
    await show(data)
    type(field('E-mail'), 'lucia@kestrel.example')
    type(field('Password'), 'x')
    await submit('Sign in')
    expect(byRole('alert').textContent).toBe('Too many tries. Wait a minute.')
    answer = () => Promise.reject(new ServerError('offline'))
    await submit('Sign in')
    expect(byRole('alert').textContent).toBe('No connection. Check it and try again.')
  })

  test('a second press sends nothing', async () => {
    let done = () => {}
    answer = () => new Promise((resolve) => (done = resolve))
    await show(data)
    type(field('E-mail'), 'lucia@kestrel.example')
    type(field('Password'), 'x')
    await submit('Sign in')
    expect(byRole('button', 'Sign in').getAttribute('aria-busy')).toBe('true')
    await submit('Sign in')
    expect(asked).toHaveLength(1)
    done()
    await settle()
    expect(leave).toHaveBeenCalledOnce()
  })

  test('shows the password, and says that caps lock is on', async () => {
    await show(data)
    click(byRole('button', 'Show password'))
    expect(field('Password').type).toBe('text')
    click(byRole('button', 'Hide password'))
    expect(field('Password').type).toBe('password')
    const key = new KeyboardEvent('keydown', { key: 'A', bubbles: true })
    Object.defineProperty(key, 'getModifierState', { value: (name: string) => name === 'CapsLock' })
    field('Password').dispatchEvent(key)
    await settle()
    expect(descriptionOf(field('Password'))).toBe('Caps lock is on')
  })

  test('is known to password managers', async () => {
    await show(data)
    expect(field('E-mail').autocomplete).toBe('username')
    expect(field('Password').autocomplete).toBe('current-password')
    expect(document.querySelector('form')?.method).toBe('post')
  })
})

describe('set-up', () => {
  test('names every problem, then makes the workspace and opens Studio', async () => {
    await show({ screen: 'setup' })
    type(field('E-mail'), 'lucia')
    type(field('Password'), 'too short')
    await submit('Create workspace')
    expect(['Your name', 'E-mail', 'Password', 'Workspace'].map((name) => descriptionOf(field(name)))).toEqual([
      'Enter your name.',
      'An e-mail address looks like name@company.com.',
      'Passwords have at least 10 characters. This one has 9.',
      'Give the workspace a name.',
    ])
    expect(document.activeElement).toBe(field('Your name'))

    const values = { name: 'Lucía', email: 'l@k.example', password: 'four words in a row', workspaceName: 'Kestrel' }
    type(field('Your name'), values.name)
    type(field('E-mail'), values.email)
    type(field('Password'), values.password)
    type(field('Workspace'), values.workspaceName)
    await submit('Create workspace')
    expect(asked).toEqual([{ path: '/setup', body: values }])
    expect(leave.mock.calls).toEqual([['/studio']])
  })

  test('shows what only the worker knows on its field', async () => {
    const message = 'This password is among the first that anybody would guess.'
    answer = () =>
      Promise.reject(
        refusal('invalid_request', 'Something is wrong.', [{ path: 'password', code: 'password_too_common', message }]),
      )
    await show({ screen: 'setup' })
    type(field('Your name'), 'Lucía')
    type(field('E-mail'), 'l@k.example')
    type(field('Password'), 'password1234')
    type(field('Workspace'), 'Kestrel')
    await submit('Create workspace')
    expect(descriptionOf(field('Password'))).toBe(message)
    expect(allByRole('alert')).toEqual([])
  })
})

describe('forgotten password', () => {
  test('says the same whoever asks', async () => {
    await show({ screen: 'forgot' })
    type(field('E-mail'), ' nobody@kestrel.example ')
    await submit('Send link')
    expect(heading()).toBe('Look into your mail')
    expect(document.activeElement).toBe(byRole('heading'))
    expect(document.body.textContent).toContain('If nobody@kestrel.example has an account')
    expect(byRole('link', 'Back to sign-in').getAttribute('href')).toBe('/sign-in')
  })

  test('a new password leads to sign-in', async () => {
    await show({ screen: 'reset', token: 'tok' })
    type(field('New password'), 'four words in a row')
    await submit('Save password')
    expect(asked).toEqual([
      { path: '/password-reset/confirm', body: { token: 'tok', password: 'four words in a row' } },
    ])
    expect(heading()).toBe('Password changed')
    expect(byRole('link', 'Sign in').getAttribute('href')).toBe('/sign-in')
  })

  test.each([
    refusal('token_expired', 'This link is no longer good.'),
    refusal('invalid_request', 'Something is wrong.', [{ path: 'token', code: 'token_malformed', message: 'x' }]),
  ])('a link that is no longer good leads to a new one', async (cause) => {
    answer = () => Promise.reject(cause)
    await show({ screen: 'reset', token: 'tok' })
    type(field('New password'), 'four words in a row')
    await submit('Save password')
    expect(heading()).toBe('This link is no longer good')
    expect(byRole('link', 'Get a new link').getAttribute('href')).toBe('/forgot')
  })
})

describe('invitation', () => {
  const invitation = { email: 'ada@kestrel.example', workspace: { name: 'Kestrel Supply' }, hasAccount: false }

  test('someone new chooses name and password', async () => {
    await show({ screen: 'invite', token: 'a-b', invitation })
    expect(heading()).toBe('Join Kestrel Supply')
    expect(field('E-mail').readOnly).toBe(true)
    expect(field('E-mail').value).toBe('ada@kestrel.example')
    type(field('Your name'), 'Ada')
    type(field('Password'), 'four words in a row')
    await submit('Join')
    expect(asked).toEqual([{ path: '/invitations/a-b/accept', body: { name: 'Ada', password: 'four words in a row' } }])
    expect(leave.mock.calls).toEqual([['/']])
  })

  test('an account is proved by its own password, however short', async () => {
    await show({ screen: 'invite', token: 'a-b', invitation: { ...invitation, hasAccount: true } })
    expect(field('Password').autocomplete).toBe('current-password')
    type(field('Password'), 'old')
    await submit('Join')
    expect(asked).toEqual([{ path: '/invitations/a-b/accept', body: { password: 'old' } }])
  })

  test('one that is no longer good is told at once, or when it is used', async () => {
    await show({ screen: 'invite', token: 'a-b', invitation: null })
    expect(heading()).toBe('This invitation is no longer good')
  })

  test('one that was withdrawn meanwhile', async () => {
    answer = () => Promise.reject(refusal('token_expired', 'This link is no longer good.'))
    await show({ screen: 'invite', token: 'a-b', invitation: { ...invitation, hasAccount: true } })
    type(field('Password'), 'old')
    await submit('Join')
    expect(heading()).toBe('This invitation is no longer good')
    expect(leave).not.toHaveBeenCalled()
  })
})

test.each([
  ['not_found', 'There is nothing at this address', '/'],
  ['no_access', 'This is not open to you', '/sign-in'],
  ['nothing_published', 'Nothing is published yet', '/studio'],
] as const)('message %s', async (kind, title, to) => {
  await show({ screen: 'message', kind })
  expect(heading()).toBe(title)
  expect(byRole('link').getAttribute('href')).toBe(to)
})
