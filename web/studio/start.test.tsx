import { afterEach, expect, test, vi } from 'vitest'
import { formatTag, timeZone } from '#web/ui/reader.ts'
import { byRole, click, settle } from '#web/ui/testing/screen.ts'
import { ServerError } from '#web/server/server-error.ts'
import type { Session } from './session.ts'
import { start } from './start.tsx'

afterEach(() => {
  document.body.replaceChildren()
  vi.restoreAllMocks()
})

async function opened(load: () => Promise<Session>, languages: readonly string[]): Promise<void> {
  vi.spyOn(navigator, 'languages', 'get').mockReturnValue([...languages])
  const root = document.body.appendChild(document.createElement('div'))
  await start(root, load)
  await settle()
}

const refusing = (...causes: ServerError[]) => {
  const load = vi.fn<() => Promise<Session>>()
  for (const cause of causes) load.mockRejectedValueOnce(cause)
  return load
}

test.each([
  ['en', ['tlh', 'en-GB'], 'Studio could not be opened', 'Try again'],
  ['es', ['es-MX'], 'No se pudo abrir Studio', 'Intentar de nuevo'],
  ['pt', ['pt-BR', 'en'], 'Não foi possível abrir o Studio', 'Tentar de novo'],
  ['fr', ['fr'], 'Studio n’a pas pu s’ouvrir', 'Réessayer'],
  ['de', ['de-CH'], 'Studio ließ sich nicht öffnen', 'Erneut versuchen'],
])('without an answer it says so in %s and can be tried again', async (language, languages, title, again) => {
  const load = refusing(new ServerError('offline'), new ServerError('offline'))
  await opened(load, languages)
  expect(byRole('alert').textContent).toContain(title)
  expect(document.documentElement.lang).toBe(language)
  click(byRole('button', again))
  await settle()
  expect(load).toHaveBeenCalledTimes(2)
})

test('what the platform answered is said in its words', async () => {
  const title = 'Too many requests. Wait a moment and try again.'
  const body = { type: '/docs#problem-rate_limited', title, status: 429, code: 'rate_limited', requestId: 'r' } as const
  await opened(refusing(new ServerError('rate_limited', body)), ['en'])
  expect(byRole('alert').textContent).toContain(title)
})

test('nobody signed in is no failure', async () => {
  await opened(refusing(new ServerError('unauthenticated')), ['en'])
  expect(document.querySelector('[role=alert]')).toBe(null)
})

test('numbers and dates are written as where the reader lives, in their own zone', async () => {
  const session: Session = {
    user: { id: 'u', email: 'ada@example.com', name: 'Ada', locale: 'de' },
    workspace: { id: 'w', name: 'Kestrel' },
    role: 'user',
    permissions: [],
    workspaces: [],
  }
  await opened(() => Promise.resolve(session), ['fr-FR', 'de-CH'])
  expect(document.documentElement.lang).toBe('de')
  expect(formatTag.peek()).toBe('de-CH')
  expect(timeZone.peek()).toBe(Intl.DateTimeFormat().resolvedOptions().timeZone)
})
