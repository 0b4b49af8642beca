import { describe, expect, test } from 'vitest'
import { LOCALES } from '#domain/localization/locales.ts'
import { act } from 'preact/test-utils'
import type { AccountData } from './account-data.ts'
import { hydrateAccount } from './client.tsx'
import { renderAccount } from './render.tsx'

const invitation = { email: 'ada@kestrel.example', workspace: { name: 'A </script><b>' }, hasAccount: false }
const SCREENS: readonly AccountData[] = [
  { screen: 'sign-in', next: '/', workspaceName: 'Kestrel' },
  { screen: 'setup' },
  { screen: 'forgot' },
  { screen: 'reset', token: 't' },
  { screen: 'invite', token: 't', invitation },
  { screen: 'invite', token: 't', invitation: null },
  { screen: 'message', kind: 'nothing_published' },
]
const options = { nonce: 'n0nce', assets: { script: '/assets/account-1.js' } }

/** Puts a page there without its script, which is not to be fetched here. */
const put = (body: string) => {
  document.body.innerHTML = body.replace(/<script type="module".*?<\/script>/, '')
}

describe('renderAccount', () => {
  test.each(LOCALES)('draws every screen in %s', async (locale) => {
    for (const data of SCREENS) {
      const { title, body } = await renderAccount(data, { ...options, locale })
      expect(title).not.toBe('')
      expect(body).toContain('<h1')
      expect(body).toContain('<noscript>')
    }
  })

  test('speaks to each reader in their language, one after the other', async () => {
    const titles = await Promise.all(
      LOCALES.map((locale) => renderAccount({ screen: 'setup' }, { ...options, locale }).then(({ title }) => title)),
    )
    expect(titles).toEqual([
      'Set up Aqtra',
      'Configurar Aqtra',
      'Configurar Aqtra',
      'Installer Aqtra',
      'Aqtra einrichten',
    ])
  })

  test('data cannot end its script, and reads back as it was', async () => {
    const data: AccountData = { screen: 'invite', token: 't', invitation }
    const { body } = await renderAccount(data, { ...options, locale: 'en' })
    put(body)
    expect(document.querySelector('b')).toBeNull()
    expect(JSON.parse(document.getElementById('account-data')?.textContent ?? '')).toEqual(data)
    expect(body).toContain('nonce="n0nce"')
  })
})

describe('hydrateAccount', () => {
  test('takes up what the edge drew, and what was written before', async () => {
    const data: AccountData = { screen: 'sign-in', next: '/' }
    const { body } = await renderAccount(data, { ...options, locale: 'de' })
    document.documentElement.lang = 'de'
    put(body)
    const root = document.getElementById('account')
    const input = document.querySelector<HTMLInputElement>('input[name=email]')
    const button = document.querySelector<HTMLButtonElement>('button[type=submit]')
    if (!root || !input || !button) throw new Error('Not drawn')
    expect(button.disabled).toBe(true)
    input.value = 'lucia@kestrel.example'
    const drawn = root.querySelectorAll('*').length
    await act(() => hydrateAccount(root, data))
    expect(root.querySelectorAll('*')).toHaveLength(drawn)
    expect(document.querySelector('input[name=email]')).toBe(input)
    expect(input.value).toBe('lucia@kestrel.example')
    expect(button.disabled).toBe(false)
    expect(document.title).toBe('Anmelden · Aqtra')
  })
})
