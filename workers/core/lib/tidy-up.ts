import { createSql } from '#db/client.ts'
import { deleteExpired } from '#db/queries/expired.ts'
import type { Bindings } from '../../env.ts'

/** Deletes what nobody can use any more. Harmless at any time, however often. */
export const tidyUp = ({ DATABASE_URL: url, NEON_LOCAL: neonLocal }: Pick<Bindings, 'DATABASE_URL' | 'NEON_LOCAL'>): Promise<void> => deleteExpired(createSql({ url, neonLocal }))
