import * as v from 'valibot'
import { back } from './back.ts'
import { open } from './open.ts'
import { refresh } from './refresh.ts'

/** What follows once a command has succeeded. It cannot fail half-way, so it changes no record. */
export const Then = v.variant('kind', [back.config, open.config, refresh.config])
