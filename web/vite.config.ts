import { fileURLToPath } from 'node:url'
import { defineConfig, type Plugin } from 'vite'
import { THEME_SCRIPT } from './ui/theme-script.ts'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))

/** The kept theme is set before the first paint, by a script that stands in the page itself. */
const themeFirst: Plugin = {
  name: 'theme-first',
  transformIndexHtml: () => [{ tag: 'script', children: THEME_SCRIPT, injectTo: 'head-prepend' }],
}

/** The words of one feature in one language. */
const MESSAGE_FILE = /\/(web\/.+\/messages|domain\/localization\/problems)\/(?:.+\/)?([a-z]{2})\.ts$/

/**
 * Builds both fronts into `web/dist`:
 * - Studio, a single page app, at `studio/index.html`;
 * - the script and styles that wake up a Workplace page drawn at the edge. They have no page of their own: the worker
 *   learns their hashed names from `.vite/manifest.json`, key `workplace/client.tsx`.
 */
export default defineConfig({
  root: here('.'),
  base: '/',
  publicDir: here('./public'),
  plugins: [themeFirst],
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  build: {
    outDir: here('./dist'),
    emptyOutDir: true,
    manifest: true,
    target: 'es2022',
    cssTarget: ['chrome123', 'firefox120', 'safari17.5'],
    // Fonts and pictures stay files: a style sheet that carries them is fetched whole before the first paint.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      input: { studio: here('./studio/index.html'), workplace: here('./workplace/client.tsx') },
      output: {
        codeSplitting: {
          groups: [
            {
              // One download per language and front, not one per feature.
              debugName: 'messages',
              name: (id) => {
                const [, feature, language] = MESSAGE_FILE.exec(id.replaceAll('\\', '/')) ?? []
                if (feature === undefined) return null
                return feature.startsWith('web/studio') ? `studio-messages-${language}` : `messages-${language}`
              },
            },
          ],
        },
      },
    },
  },
})
