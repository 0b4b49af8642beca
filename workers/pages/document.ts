import type { Locale } from '#domain/localization/locales.ts'
import { THEME_SCRIPT } from '#web/ui/theme-script.ts'
import type { Built } from './build.ts'

type Parts = {
  readonly locale: Locale
  readonly title: string
  readonly nonce: string
  readonly built: Built
  /** More for the head: styles of a theme. Trusted markup. */
  readonly head?: string
  readonly body: string
}

const ESCAPES: { readonly [sign: string]: string } = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const escape = (text: string) => text.replace(/[&<>"]/g, (sign) => ESCAPES[sign] ?? sign)

/** The document around what a front has drawn. The kept theme is set before the first paint. */
export const documentOf = ({ locale, title, nonce, built, head = '', body }: Parts): string => `<!doctype html>
<html lang="${locale}" data-density="comfortable">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
<meta name="color-scheme" content="light dark">
<title>${escape(title)}</title>
<link rel="icon" href="/icon.svg">
<script nonce="${nonce}">${THEME_SCRIPT}</script>
${built.styles.map((href) => `<link rel="stylesheet" href="${href}">`).join('\n')}
${built.preload.map((href) => `<link rel="modulepreload" href="${href}">`).join('\n')}
${head}
</head>
<body>${body}</body>
</html>`
