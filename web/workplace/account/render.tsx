import { renderToString } from 'preact-render-to-string'
import type { Locale } from '#domain/localization/locales.ts'
import { messagesReady } from '#web/ui/messages/dictionary.ts'
import { readAs } from '#web/ui/reader.ts'
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
        <script type="application/json" id={DATA_ID} dangerouslySetInnerHTML={{ __html: embedded(data) }} />
        <script type="module" src={assets.script} nonce={nonce} />
      </>,
    ),
  }))
}

/** JSON that no HTML parser takes for the end of its script. */
const embedded = (data: AccountData): string => JSON.stringify(data).replaceAll('<', '\\u003c')
