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

/** What of a control's kind only the inspector, the palette and the expression engine read: a page needs names and defaults. */
const FOR_STUDIO =
  /\b(?:(?:section|look|of|unit|group|icon|input|kind|placeholder): '[^']*'|(?:row|multiline|integer|template): true|(?:min|max): [\d_]+|options: \[[^\]]*\]|binds: \[\], fits: \[\], holds: 'nothing'),?\s*/g

const KIND = /domain\/controls\/(kinds\/|shared-fields|define)/
const WHOLE = '?whole'

/** Leaves it out of the kinds a published page carries. */
const leanKinds: Plugin = {
  name: 'lean-kinds',
  enforce: 'pre',
  applyToEnvironment: ({ name }) => name === 'workplace',
  transform: (code, id) => (KIND.test(id) && !id.endsWith(WHOLE) ? code.replaceAll(FOR_STUDIO, '') : undefined),
  // The expression engine holds what it works out against the kinds: it brings them along as they are.
  async resolveId(source, importer) {
    if (!importer || !(importer.endsWith('controls/every-kind.ts') || importer.endsWith(WHOLE))) return null
    const found = await this.resolve(source, importer.replace(WHOLE, ''), { skipSelf: true })
    return found && KIND.test(found.id) ? found.id + WHOLE : found
  },
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

/** What Vite makes of `import()`: its helper's call, its list of things to fetch ahead, its own taking apart of what comes. */
const DEPS_LIST = /^const __vite__mapDeps=.*\n/
const HELPED = /\b\w+\(\(\)=>(import\(`[^`]+`\)(?:\.then\(\w=>\w\.\w+\))*),(?:\[\]|__vite__mapDeps\([^)]*\))\)/g
const TAKEN_APART =
  /\b\w+\(async\(\)=>\{let\{(\w+):(\w+)\}=await (import\(`[^`]+`\));return\{\1:\2\}\},(?:\[\]|__vite__mapDeps\([^)]*\))\)/g

/**
 * A published page is told by the edge what to fetch ahead, and has its styles: its imports need no help, which would weigh a
 * kilobyte. What these expressions do not know stays helped, by a helper that only imports.
 */
const plainImports: Plugin = {
  name: 'plain-imports',
  enforce: 'pre',
  applyToEnvironment: ({ name }) => name === 'workplace',
  load: (id) => (id.includes('vite/preload-helper') ? 'export const __vitePreload = (load) => load()' : null),
  generateBundle: {
    order: 'post',
    handler(_, bundle) {
      for (const chunk of Object.values(bundle)) {
        if (chunk.type !== 'chunk') continue
        const plain = chunk.code.replace(HELPED, '$1').replace(TAKEN_APART, '$3')
        chunk.code = plain.includes('__vite__mapDeps([') ? plain : plain.replace(DEPS_LIST, '')
      }
    },
  },
}

/** What every published page needs at once; small shared parts by themselves would be thirty downloads. */
const EVERY_PAGE = [
  /node_modules\/(preact|@preact)\/|preload-helper|rolldown-runtime/,
  /web\/ui\/(icon|icon-button|class-names|reader|button|dot|empty-state|skeleton|select|text-input|avatar|breadcrumbs|theme|theme-script)\.tsx?$/,
  /web\/ui\/(format\/(numbers|dates|formatters|lists)|messages\/(dictionary|parts|plural))\.ts$/,
  /web\/controls\/(messages|settings|lazy|renderer|menu|form-model|form-field|wire-value|load-renderers|page-view|control-tree|target|plain-expression|expressions|records|command-icon)\.tsx?$/,
  /web\/server\/(request|server-error|live-line)\.ts$/,
  /domain\/(controls\/(fx|shared-fields|define)|localization\/locales)\.ts$/,
  /web\/workplace\/(client|workplace|workplace-model|page-data|place|server|online|notices-wanted|messages|visits|page\/open-page|page\/page-host|shell\/account|shell\/menu)\.tsx?$/,
]

/** The messages every page of a language shows. */
const MESSAGES = /web\/(?:ui|controls|workplace)\/messages\/(?:parts\/)?([a-z]{2})\.ts$/

/** Chunks of a published page: what all need, the data grid, and the first messages of a language; the rest splits by itself. */
const WORKPLACE_CHUNKS = [
  { name: 'workplace', priority: 2, test: (id: string) => EVERY_PAGE.some((part) => part.test(id)) },
  {
    name: (id: string) => (MESSAGES.test(id) ? `messages-${MESSAGES.exec(id)?.[1]}` : null),
    debugName: 'messages',
    priority: 1,
  },
  {
    name: 'data-grid',
    test: /web\/controls\/(data-grid(\.tsx|\/(cell-value|column-filter|grid-(config|head|keys|model|row|wish)|phone-bar|range-filter)\.)|choices|conditions)|domain\/controls\/path|web\/ui\/(checkbox|pager)\./,
  },
]

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
  plugins: [themeFirst, plainImports, leanKinds],
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  environments: {
    client: { build: { ...shared, rolldownOptions: { input: { studio: here('./studio/index.html') } } } },
    workplace: {
      consumer: 'client',
      build: {
        ...shared,
        manifest: 'build/workplace.json',
        copyPublicDir: false,
        modulePreload: false,
        rolldownOptions: {
          input: { workplace: here('./workplace/client.tsx') },
          // A drawing goes to the chunk that shows it, not to one that all chunks share.
          optimization: { inlineConst: { mode: 'all', pass: 3 } },
          // Names of chunks stand in the chunk of every page, and nothing in them compresses.
          output: { codeSplitting: { groups: WORKPLACE_CHUNKS }, chunkFileNames: 'assets/[name]-[hash:7].js' },
        },
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
      // While it is watched it is also served: there, what is old stays until the new is written.
      if (!builder.config.build.watch) rmSync(DIST, { recursive: true, force: true })
      for (const front of ['client', 'workplace', 'account']) {
        const environment = builder.environments[front]
        if (environment === undefined) throw new Error(`No front “${front}”`)
        await builder.build(environment)
      }
    },
  },
})
