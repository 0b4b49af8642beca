import type { ComponentDocument } from '../components/document.ts'
import { ordered } from '../components/model.ts'
import type { Workflow } from './definition.ts'
import type { Trigger, TriggerKind } from './trigger.ts'

export type RecordChange = Extract<Trigger, { kind: 'record' }>['on']

/** A trigger with what it starts. */
export type Listener<Kind extends TriggerKind = TriggerKind> = {
  readonly document: ComponentDocument
  readonly workflow: Workflow
  readonly trigger: Extract<Trigger, { kind: Kind }>
}

/** The triggers of one kind that are on, in a stable order. */
export const listenersIn = <Kind extends TriggerKind>(
  documents: Iterable<ComponentDocument>,
  kind: Kind,
): Listener<Kind>[] =>
  [...documents].flatMap((document) =>
    Object.values(document.workflows).flatMap((workflow) =>
      ordered(workflow.triggers).flatMap((trigger) =>
        trigger.kind === kind && !trigger.off
          ? [{ document, workflow, trigger: trigger as Extract<Trigger, { kind: Kind }> }]
          : [],
      ),
    ),
  )

/** The changes of a component's records that start something. */
export const changesHeard = (document: ComponentDocument): ReadonlySet<RecordChange> =>
  new Set(listenersIn([document], 'record').map(({ trigger }) => trigger.on))
