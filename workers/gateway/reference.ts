import { html, raw } from 'hono/html'
import { ERROR_STATUS, type ErrorCode } from '#domain/lib/errors.ts'
import type { Locale } from '#domain/localization/locales.ts'
import { sentence } from '#domain/localization/problems/sentence.ts'
import type { ApiDocument } from './openapi.ts'

const METHODS = ['get', 'post', 'put', 'patch', 'delete'] as const

type Operation = { readonly id: string; readonly method: string; readonly path: string; readonly spec: OperationSpec }
type OperationSpec = {
  readonly summary?: string
  readonly description?: string
  readonly tags?: readonly string[]
  readonly parameters?: readonly unknown[]
  readonly requestBody?: unknown
  readonly responses?: { readonly [status: string]: { readonly description?: string } }
  readonly 'x-permission'?: string
}

const operationsOf = (document: ApiDocument): Operation[] =>
  Object.entries(document.paths).flatMap(([path, item]) =>
    METHODS.flatMap((method) => {
      const spec = item[method] as OperationSpec | undefined
      return spec
        ? [{ id: `${method}${path.replace(/[^a-zA-Z0-9]+/g, '-')}`, method: method.toUpperCase(), path, spec }]
        : []
    }),
  )

const byTag = (operations: readonly Operation[]): Map<string, Operation[]> => {
  const groups = new Map<string, Operation[]>()
  for (const operation of operations) {
    const tag = operation.spec.tags?.[0] ?? 'Other'
    groups.set(tag, [...(groups.get(tag) ?? []), operation])
  }
  return groups
}

const json = (title: string, value: unknown) =>
  value === undefined
    ? ''
    : html`<h4>${title}</h4>
        <pre tabindex="0">${JSON.stringify(value, null, 2)}</pre>`

const operation = ({ id, method, path, spec }: Operation) =>
  html` <details id="${id}">
    <summary>
      <b class="${method.toLowerCase()}">${method}</b> <code>${path}</code> <span>${spec.summary ?? ''}</span>
    </summary>
    <div>
      ${spec.description ? html`<p>${spec.description}</p>` : ''}
      <p>Permission: <code>${spec['x-permission'] ?? 'unknown'}</code></p>
      ${json('Parameters', spec.parameters)} ${json('Body', spec.requestBody)}
      <h4>Answers</h4>
      <ul>
        ${Object.entries(spec.responses ?? {}).map(([status, { description }]) => html`<li><code>${status}</code> ${description ?? ''}</li>`)}
      </ul>
    </div>
  </details>`

/** The API reference as one page without scripts: the browser's own search opens what it finds. */
export const reference = (document: ApiDocument, locale: Locale, nonce: string) => {
  const groups = [...byTag(operationsOf(document))]
  const problems = Object.entries(ERROR_STATUS) as [ErrorCode, number][]
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <title>${document.info.title} API</title>
        <style nonce="${nonce}">
          ${raw(STYLE)}
        </style>
      </head>
      <body>
        <main>
          <header>
            <h1>${document.info.title} API</h1>
            <p>${document.info.description}</p>
            <p><a href="/openapi.json">openapi.json</a></p>
            <nav aria-label="Sections">
              ${groups.map(([tag]) => html`<a href="#tag-${tag}">${tag}</a> `)}<a href="#problems">Problems</a>
            </nav>
          </header>
          ${groups.map(
            ([tag, operations]) =>
              html`<section id="tag-${tag}">
                <h2>${tag}</h2>
                ${operations.map(operation)}
              </section>`,
          )}
          <section id="problems">
            <h2>Problems</h2>
            <p>Every failure is answered as <code>application/problem+json</code> with one of these codes.</p>
            <table>
              <thead>
                <tr>
                  <th scope="col">Code</th>
                  <th scope="col">Status</th>
                  <th scope="col">Meaning</th>
                </tr>
              </thead>
              <tbody>
                ${problems.map(
                  ([code, status]) =>
                    html`<tr id="problem-${code}">
                      <td><code>${code}</code></td>
                      <td>${status}</td>
                      <td lang="${locale}">${sentence(locale, code)}</td>
                    </tr>`,
                )}
              </tbody>
            </table>
          </section>
        </main>
      </body>
    </html>`
}

const STYLE = `
  :root { color-scheme: light dark; font: 15px/1.55 system-ui, sans-serif; --line: color-mix(in srgb, currentColor 18%, transparent) }
  body { margin: 0 } main { max-width: 60rem; margin: 0 auto; padding: 1.5rem 1rem 4rem }
  nav a { margin-inline-end: 1rem } h2 { margin: 2rem 0 .5rem } h4 { margin: 1rem 0 .25rem }
  code, pre { font: 13px/1.5 ui-monospace, monospace }
  details { border-top: 1px solid var(--line) } details > div { padding: 0 0 1rem 1rem }
  summary { padding: .5rem 0; cursor: pointer; overflow-wrap: anywhere } summary b { display: inline-block; min-width: 4.5rem }
  pre { overflow: auto; max-height: 24rem; border: 1px solid var(--line); border-radius: 6px; padding: .75rem; margin: 0 }
  table { border-collapse: collapse; width: 100% } th, td { text-align: start; padding: .35rem .75rem .35rem 0; border-top: 1px solid var(--line) }
  :target { background: color-mix(in srgb, Highlight 25%, transparent) }
`
