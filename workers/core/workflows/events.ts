import { Hono } from 'hono'
import { runsListening } from '#db/queries/listeners.ts'
import { AppError } from '#domain/lib/errors.ts'
import type { Json } from '#domain/lib/json.ts'
import { SendEvent } from '#domain/workflows/contract.ts'
import { listenersIn } from '#domain/workflows/listening.ts'
import { objectNameOf } from '#domain/workflows/run-id.ts'
import type { AppEnv } from '../../env.ts'
import { newUuid } from '../lib/ids.ts'
import { type LiveWorkspace, liveApp } from '../lib/live-app.ts'
import { requires } from '../lib/requires.ts'
import { validate } from '../lib/validate.ts'
import { startListener } from './start.ts'

const tags = ['Workflows']
/** Runs told side by side. */
const ABREAST = 16

/** What came of an event. */
export type EventOutcome = {
  readonly id: string
  /** Runs it has started; the same ones when it comes again. */
  readonly started: readonly string[]
  /** Runs that waited for it. */
  readonly delivered: number
}

/** Whether anything of the live release starts with an event of this name, or waits for one. */
const isKnown = ({ components }: LiveWorkspace, name: string): boolean =>
  Object.values(components).some(({ workflows }) =>
    Object.values(workflows).some(
      ({ steps, triggers }) =>
        Object.values(triggers).some((trigger) => trigger.kind === 'event' && trigger.event === name) ||
        Object.values(steps).some(({ kind, config }) => kind === 'wait' && config['event'] === name),
    ),
  )

/** Events by name, for whoever they concern: they reach runs of every component, so sending them is an operator's right. */
export const events = new Hono<AppEnv>().post(
  '/',
  requires('runs.operate', { tags, summary: 'An event: starts what listens to it, and reaches runs that wait for it' }),
  validate('json', SendEvent),
  async (c) => {
    const { name, correlation, payload, id = newUuid() } = c.req.valid('json')
    const { workspaceId, userId, name: userName, email } = c.var.actor
    const live = await liveApp(c)
    const waiting = await runsListening(c.var.sql, workspaceId, name, correlation)
    // Runs of an earlier release may wait for what the live one no longer knows.
    if (waiting.length === 0 && !isKnown(live, name))
      throw new AppError('invalid_request', { fields: [{ path: 'name', code: 'event_unknown', params: { name } }] })
    const event = { name, correlation, payload: payload as Json, id }
    const started: string[] = []
    for (const listener of listenersIn(Object.values(live.components), 'event')) {
      if (listener.trigger.event !== name) continue
      const run = await startListener(c.env, listener, {
        workspaceId,
        key: `event:${id}`,
        record: null,
        input: event,
        by: { id: userId, name: userName, email },
        cause: { by: 'event', trigger: listener.trigger.id, ref: name },
      })
      started.push(run.id)
    }
    let delivered = 0
    const next = waiting.values()
    const deliver = async () => {
      for (const { run, componentId, workflowId } of next) {
        const object = objectNameOf({ workspaceId, componentId, workflowId }, run)
        const outcome = await c.env.WORKFLOW.getByName(object).tell(run, { type: 'event.received', ...event })
        if (outcome.known && outcome.taken) delivered++
      }
    }
    await Promise.all(Array.from({ length: ABREAST }, deliver))
    const answer: EventOutcome = { id, started, delivered }
    return c.json(answer, 200)
  },
)
