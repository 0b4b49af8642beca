import { rmSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { defineConfig, type BuildEnvironmentOptions, type Plugin } from 'vite'
import { THEME_SCRIPT } from './ui/theme-script.ts'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))

const DIST = here('./dist')

/** The kept theme is set before the first paint, by a script that stands in the page itself. */
const themeFirst: Plugin = {
  name: 'theme-first',
  transformIndexHtml: () => [{ tag: 'script', children: THEME_SCRIPT, injectTo: 'head-prepend' }],
}

const shared: BuildEnvironmentOptions = {
  outDir: DIST,
  // Emptied once for both, below.
  emptyOutDir: false,
  target: 'es2022',
  cssTarget: ['chrome123', 'firefox120', 'safari17.5'],
  // Fonts and pictures stay files: a style sheet that carries them is fetched whole before the first paint.
  assetsInlineLimit: 0,
  modulePreload: { polyfill: false },
}

/**
 * Builds the fronts into `web/dist`, each by itself: in one build, what only Studio uses of a shared module (all icons, say)
 * would be carried by every published page.
 * - Studio, a single page app, at `studio/index.html`;
 * - the scripts and styles that wake up a Workplace page, and an account screen, drawn at the edge. They have no page of
 *   their own: the worker learns their hashed names from `build/workplace.json` and `build/account.json`.
 */
export default defineConfig({
  root: here('.'),
  base: '/',
  publicDir: here('./public'),
  plugins: [themeFirst],
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  environments: {
    client: { build: { ...shared, rolldownOptions: { input: { studio: here('./studio/index.html') } } } },
    workplace: {
      consumer: 'client',
      build: {
        ...shared,
        manifest: 'build/workplace.json',
        copyPublicDir: false,
        rolldownOptions: { input: { workplace: here('./workplace/client.tsx') } },
      },
    },
    account: {
      consumer: 'client',
      build: {
        ...shared,
        manifest: 'build/account.json',
        copyPublicDir: false,
        rolldownOptions: { input: { account: here('./workplace/account/entry.ts') } },
      },
    },
  },
  builder: {
    async buildApp(builder) {
      rmSync(DIST, { recursive: true, force: true })
      for (const front of ['client', 'workplace', 'account']) {
        const environment = builder.environments[front]
        if (environment === undefined) throw new Error(`No front “${front}”`)
        await builder.build(environment)
      }
    },
  },
})
