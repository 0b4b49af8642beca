import type { Sql } from '#db/client.ts'
import { documentHash } from '#db/document-hash.ts'
import { hasShape, outlinePublication, planSwitch } from '#db/queries/publication-plan.ts'
import {
  beginUndo,
  closeUndone,
  enterPublication,
  indexState,
  readPublication,
  storeDocuments,
  switchRelease,
} from '#db/queries/publications.ts'
import type { Effect, EffectType, IndexTask, PublicationEvent, State } from '#domain/publications/machine.ts'
import type { Manifest } from '#domain/publications/release.ts'
import { uuidV7 } from '#domain/lib/uuid.ts'
import { Refusal } from './failure.ts'

/** What an effect came to; the shell adds when. */
export type Outcome = PublicationEvent extends infer Event ? (Event extends unknown ? Omit<Event, 'at'> : never) : never

type Means = {
  readonly sql: Sql
  /** Tells the workspace's clock and every open browser which release is live. */
  readonly announce: (release: number) => Promise<void>
}

type Perform = (state: State, means: Means, effect: Effect) => Promise<Outcome>

/** How each effect is carried out. Each may run twice (P8); each throws where it did not come about. */
export const PERFORM: { readonly [E in EffectType]: Perform } = {
  'lock.take': async ({ workspaceId, id, request, note, by }, { sql }) => {
    await enterPublication(sql, { workspaceId, id, kind: request.kind, note, startedBy: by.id })
    if (!(await readPublication(sql, { workspaceId, id }))) throw new Refusal('not_found', 'the workspace is gone')
    return { type: 'lock.taken' }
  },

  'plan.confirm': async ({ workspaceId, request, planHash }, { sql }) => {
    const outline = await outlinePublication(sql, workspaceId, request)
    if (!outline || !hasShape(planHash, outline))
      throw new Refusal('plan_changed', 'drafts or the live release changed since the plan was shown')
    if (outline.problems.some(({ severity }) => severity === 'error'))
      throw new Refusal('invalid_document', 'what would be live has errors')
    const { base, target, migration } = outline
    const indexes = migration.prepare.map(({ schema, name, create, drop }): IndexTask => ({
      schema,
      name,
      create,
      drop,
    }))
    return { type: 'plan.confirmed', base, target, indexes }
  },

  'documents.store': async (state, { sql }) => {
    const missing = await storeDocuments(sql, state.workspaceId, targetOf(state))
    if (missing > 0) throw new Refusal('plan_changed', `${missing} drafts changed while they were being published`)
    return { type: 'documents.stored' }
  },

  'index.build': async ({ indexes, built }, { sql }) => {
    const task = indexes[built]
    if (!task) throw new Error(`no index ${built}`)
    const found = await indexState(sql, task.schema, task.name)
    if (found === 'invalid') await sql.query(task.drop)
    if (found !== 'valid') await sql.query(task.create)
    if ((await indexState(sql, task.schema, task.name)) !== 'valid')
      throw new Error(`the index ${task.name} is not valid`)
    return { type: 'index.built', position: built }
  },

  'release.switch': async (state, { sql }) => {
    const { workspaceId, id, request, base, note, by } = state
    const entered = await readPublication(sql, { workspaceId, id })
    if (entered?.status === 'done' && entered.release !== null)
      return { type: 'release.switched', release: entered.release }
    const target = targetOf(state)
    const { base: live, migration } = await planSwitch(sql, workspaceId, target)
    if (live !== base) throw new Refusal('plan_changed', 'the live release is another one')
    const goal =
      request.kind === 'rollback'
        ? { number: request.release }
        : { manifest: target, hash: await documentHash(target), note }
    const auditId = uuidV7(Date.now(), crypto.getRandomValues(new Uint8Array(10)))
    const release = await switchRelease(sql, {
      workspaceId,
      id,
      base,
      apply: migration.apply,
      goal,
      by: by.id,
      auditId,
    })
    return { type: 'release.switched', release }
  },

  'release.announce': async ({ release }, { announce }) => {
    if (release !== null) await announce(release)
    return { type: 'release.announced' }
  },

  'changes.undo': async ({ workspaceId, id, indexes, error }, { sql }) => {
    const entered = await beginUndo(sql, { workspaceId, id })
    if (entered?.status === 'done' && entered.release !== null)
      return { type: 'release.switched', release: entered.release }
    for (const { drop } of indexes.toReversed()) await sql.query(drop)
    await closeUndone(sql, { workspaceId, id }, error === null ? 'stopped' : 'undone', error)
    return { type: 'changes.undone' }
  },
}

function targetOf({ target }: State): Manifest {
  if (!target) throw new Error('the plan is not confirmed')
  return target
}
