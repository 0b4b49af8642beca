import { renderToString } from 'preact-render-to-string'
import type { Locale } from '#domain/localization/locales.ts'
import { messagesReady } from '#web/ui/messages/dictionary.ts'
import { readAs } from '#web/ui/reader.ts'
import { inScript } from '../in-script.ts'
import type { AccountData } from './account-data.ts'
import { AccountPage, accountTitle } from './account-page.tsx'
import { messages } from './messages.ts'
import { DATA_ID, ROOT_ID } from './mount.ts'

type Options = {
  readonly locale: Locale
  /** Of this answer's content security policy. */
  readonly nonce: string
  /** The built address of `entry.ts`; its style sheets belong into the head, which is the caller's. */
  readonly assets: { readonly script: string }
}

/**
 * Draws an account screen for one reader.
 * @returns the text of `<title>`, not escaped, and the HTML inside `<body>`
 */
export async function renderAccount(
  data: AccountData,
  { locale, nonce, assets }: Options,
): Promise<{ title: string; body: string }> {
  await messagesReady(locale)
  return readAs({ locale }, () => ({
    title: accountTitle(data),
    body: renderToString(
      <>
        <noscript>
          <p class="account-noscript">{messages.t.noScript}</p>
        </noscript>
        <div id={ROOT_ID} dangerouslySetInnerHTML={{ __html: renderToString(<AccountPage data={data} />) }} />
        <script type="application/json" id={DATA_ID} dangerouslySetInnerHTML={{ __html: inScript(data) }} />
        <script type="module" src={assets.script} nonce={nonce} />
      </>,
    ),
  }))
}
