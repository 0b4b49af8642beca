import { Hono } from 'hono'
import { html, raw } from 'hono/html'
import { listMails } from '#db/queries/mail.ts'
import { AppError } from '#domain/lib/errors.ts'
import type { AppEnv } from '../../env.ts'
import { requires } from '../lib/requires.ts'

const linked = (text: string) =>
  text.split(/(https?:\/\/\S+)/).map((part, index) => (index % 2 === 1 ? html`<a href="${part}">${part}</a>` : part))

/** The development outbox: every letter the platform would have sent, newest first. There only where `MAIL` says `outbox`. */
export const outbox = new Hono<AppEnv>().get('/', requires('public', { hide: true }), async (c) => {
  if (c.env.MAIL !== 'outbox') throw new AppError('not_found')
  const letters = await listMails(c.var.sql)
  c.header('cache-control', 'no-store')
  return c.html(
    html`<!doctype html>
      <html lang="en">
        <head>
          <meta charset="utf-8" />
          <meta name="viewport" content="width=device-width" />
          <title>Outbox</title>
          <style nonce="${c.get('nonce') ?? ''}">
            ${raw(STYLE)}
          </style>
        </head>
        <body>
          <main>
            <h1>Outbox</h1>
            ${letters.length === 0 ? html`<p>No letters yet.</p>` : ''}
            ${letters.map(
              (letter) =>
                html`<article>
                  <h2>${letter.subject}</h2>
                  <p>To ${letter.to}, <time datetime="${letter.createdAt}">${letter.createdAt}</time></p>
                  <pre>${linked(letter.text)}</pre>
                </article>`,
            )}
          </main>
        </body>
      </html>`,
  )
})

const STYLE = `
  :root { color-scheme: light dark; font: 15px/1.5 system-ui, sans-serif }
  main { max-width: 46rem; margin: 2rem auto; padding: 0 1rem }
  article { border-top: 1px solid color-mix(in srgb, currentColor 25%, transparent); padding: 1rem 0 }
  h2 { font-size: 1.1rem; margin: 0 } p { margin: .25rem 0 } pre { white-space: pre-wrap; overflow-wrap: anywhere; font: inherit }
`
