import { PASSWORD_MIN } from '#domain/auth/password-rules.ts'
import { messages } from './messages.ts'

// What can be told of a value without asking the worker, which checks all of it again.

export function emailProblem(text: string): string | undefined {
  const email = text.trim()
  if (email === '') return messages.t.emailMissing
  return /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email) ? undefined : messages.t.emailMalformed
}

export const newPasswordProblem = (text: string): string | undefined =>
  text === ''
    ? messages.t.newPasswordMissing
    : text.length < PASSWORD_MIN
      ? messages.t.passwordShort(PASSWORD_MIN, text.length)
      : undefined

export const passwordProblem = (text: string): string | undefined =>
  text === '' ? messages.t.passwordMissing : undefined

export const nameProblem = (text: string): string | undefined =>
  text.trim() === '' ? messages.t.nameMissing : undefined
