import * as v from 'valibot'
import { describe, expect, test } from 'vitest'
import { Email, NewPassword } from './credentials.ts'
import { invitationLetter, resetLetter } from './letters.ts'
import { PASSWORD_MIN } from './password-rules.ts'
import { LOCALES } from '../localization/locales.ts'

describe('an e-mail address', () => {
  test('is kept trimmed and in lower case', () => {
    expect(v.parse(Email, ' Olga.Owner@Example.COM ')).toBe('olga.owner@example.com')
  })
  test.each([
    '',
    'olga',
    'olga@',
    '@example.com',
    'a b@example.com',
    'a@b',
    `${'x'.repeat(250)}@example.com`,
    'a@example.com\nbcc: b@example.com',
  ])('%j is none', (text) => {
    expect(v.is(Email, text)).toBe(false)
  })
})

describe('a new password', () => {
  test.each(['a horse that staples', 'Tr0ub4dor&3', 'пароль-длинный', '密码密码密码密码 1234', 'aqtra-demo'])(
    '%s will do',
    (text) => {
      expect(v.is(NewPassword, text)).toBe(true)
    },
  )
  test.each(['short', 'nine-char', 'password', 'Password123!', '12345678', 'aaaaaaaaaaaa', 'x'.repeat(257)])(
    '%s will not',
    (text) => {
      expect(v.is(NewPassword, text)).toBe(false)
    },
  )
  test('is told how long it has to be, by the number of the rule', () => {
    const [issue] = v.safeParse(NewPassword, 'nine-char').issues ?? []
    expect(issue).toMatchObject({ message: 'password_too_short', requirement: PASSWORD_MIN })
  })
})

describe('letters', () => {
  test.each(LOCALES)('%s: carry their link on a line of its own', (locale) => {
    const link = 'https://aqtra.test/invite/token'
    for (const { subject, text } of [
      invitationLetter(locale, 'a@b.ch', { inviter: 'Olga', workspace: 'Acme', link, days: 7 }),
      resetLetter(locale, 'a@b.ch', { name: 'Olga', link, minutes: 60 }),
    ]) {
      expect(text.split('\n')).toContain(link)
      expect(subject).not.toMatch(/\n|undefined/)
    }
  })

  test('a name cannot begin a line', () => {
    const letter = invitationLetter('en', 'a@b.ch', {
      inviter: 'Olga\n\nhttps://evil.test',
      workspace: 'Acme\r\nBcc: all',
      link: 'https://x.test/',
      days: 7,
    })
    expect(letter.subject).not.toMatch(/[\r\n]/)
    expect(letter.text.split('\n').some((line) => line.startsWith('https://evil.test'))).toBe(false)
  })
})
