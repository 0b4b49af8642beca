import { buildWeb } from '#dev/build-web.ts'

/** Vitest's global set-up of the browser tests: runs after the services are up. */
export const setup = async (): Promise<void> => {
  await buildWeb()
}
