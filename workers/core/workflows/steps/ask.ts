import { membersMeant } from '#db/queries/people.ts'
import { type Execute, peopleIn } from '../executor.ts'

/** Finds out who is asked. The machine fails the step when it is nobody. */
export const ask: Execute = async ({ workspaceId, request }, { sql }) => ({
  type: 'opened',
  people: await membersMeant(sql, workspaceId, peopleIn(request['people'])),
})
