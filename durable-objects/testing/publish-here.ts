import type { Sql } from '#db/client.ts'
import { planPublication } from '#db/queries/publication-plan.ts'
import { owed, type PublicationEvent, type State, transition } from '#domain/publications/machine.ts'
import type { PublicationRequest } from '#domain/publications/request.ts'
import { PERFORM } from '../publication/effects.ts'

/**
 * Publishes without an object: the same machine and the same effects, in the caller's process, for tests of what comes after.
 * @returns the number of the release now live
 * @throws whatever an effect fails with
 */
export async function publishHere(
  sql: Sql,
  workspaceId: string,
  request: PublicationRequest,
  by: { id: string; name: string },
): Promise<number> {
  const plan = await planPublication(sql, workspaceId, request)
  if (!plan) throw new Error('nothing to publish')
  const id = `pub_${crypto.randomUUID().replaceAll('-', '')}`
  const started: PublicationEvent = {
    at: Date.now(),
    type: 'publication.started',
    id,
    workspaceId,
    request,
    note: '',
    planHash: plan.hash,
    by,
  }
  let state: State | null = transition(null, started)[0]
  for (;;) {
    const effect = state && owed(state)
    if (!state || !effect) break
    const outcome = await PERFORM[effect.type](state, { sql, announce: async () => {} }, effect)
    state = transition(state, { ...outcome, at: Date.now() } as PublicationEvent)[0]
  }
  if (state?.release == null) throw new Error('the publication came to no release')
  return state.release
}
