import * as v from 'valibot'
import type { Json } from '../../lib/json.ts'
import { Trigger, type TriggerKind } from '../../workflows/trigger.ts'
import type { ComponentDocument } from '../document.ts'
import { ordered } from '../model.ts'
import { freshId, insert, orderAt, remove, set, type Operation, type RandomBytes } from './operation.ts'

const path = (workflow: string, id: string) => ['workflows', workflow, 'triggers', id]

/** Adds a trigger behind the last one, set to its defaults. */
export function addTrigger(
  document: ComponentDocument,
  workflowId: string,
  kind: TriggerKind,
  random: RandomBytes,
): Operation {
  const workflow = document.workflows[workflowId]
  if (!workflow) return { label: 'trigger_added', params: {}, edits: [], touched: [] }
  const id = freshId(document, kind, random, 'trigger')
  const others = ordered(workflow.triggers)
  const trigger = v.parse(Trigger, { id, kind, order: orderAt(others, others.length) })
  return {
    label: 'trigger_added',
    params: {},
    edits: [insert(path(workflowId, id), trigger as unknown as Json)],
    touched: [id],
  }
}

/** Gives one entry of a trigger a value; `undefined` returns it to its default. */
export const setTrigger = (
  _: ComponentDocument,
  workflowId: string,
  id: string,
  { entry, value }: { readonly entry: string; readonly value: Json | undefined },
): Operation => ({
  label: 'trigger_changed',
  params: {},
  edits: [set([...path(workflowId, id), entry], value)],
  touched: [id],
})

/** Takes a trigger away. */
export const removeTrigger = (_: ComponentDocument, workflowId: string, id: string): Operation => ({
  label: 'trigger_removed',
  params: {},
  edits: [remove(path(workflowId, id))],
  touched: [],
})
