import { cloudflareTest } from '@cloudflare/vitest-plugin'
import { defineConfig } from 'vitest/config'

/** One set of local services for the whole run, started when a project that needs them has tests to run. */
const services = ['dev/global-setup.ts']

export default defineConfig({
  test: {
    reporters: ['default', './dev/plain-reporter.ts'],
    projects: [
      { test: { name: 'pure', include: ['domain/**/*.test.ts'] } },
      {
        oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
        test: { name: 'web', environment: 'happy-dom', include: ['web/**/*.test.{ts,tsx}'] },
      },
      {
        test: {
          name: 'node',
          include: ['{db,workers,dev}/**/*.test.ts'],
          globalSetup: services,
          testTimeout: 20_000,
          hookTimeout: 30_000,
        },
      },
      {
        plugins: [
          cloudflareTest(({ inject }) => ({
            main: './durable-objects/testing/entry.ts',
            wrangler: { configPath: './wrangler.toml' },
            miniflare: {
              serviceBindings: { PYTHON: async () => new Response(null, { status: 501 }) }, // no object calls Python
              bindings: {
                DATABASE_URL: inject('databaseUrl'),
                NEON_LOCAL: inject('neonHttp'),
                UPSTASH_REDIS_REST_URL: inject('redisUrl'),
                UPSTASH_REDIS_REST_TOKEN: inject('redisToken'),
                SESSION_SECRET: 'a secret for tests that is long enough',
              },
            },
          })),
        ],
        test: {
          name: 'edge',
          include: ['durable-objects/**/*.test.ts'],
          globalSetup: services,
          testTimeout: 20_000,
          hookTimeout: 30_000,
        },
      },
      {
        test: {
          name: 'e2e',
          include: ['tests/**/*.test.ts'],
          globalSetup: [...services, 'tests/e2e/setup.ts'],
          fileParallelism: false,
          testTimeout: 120_000,
          expect: { poll: { timeout: 10_000 } },
          hookTimeout: 120_000,
        },
      },
    ],
  },
})
