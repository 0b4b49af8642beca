import type { ComponentDocument } from '#domain/components/document.ts'
import type { ProblemPlace } from '../drawer/problem-place.ts'
import { messages } from './messages.ts'
import { fieldLabel, stepTitle } from './steps-text.ts'

/** Reads the path of a problem in a workflow: `workflows/<id>/steps/<id>/config/<entry>`, `…/triggers/<id>/<entry>`, `…/limits/<entry>`. */
export function placeInWorkflow(path: readonly string[], { workflows }: ComponentDocument): ProblemPlace {
  const t = messages.t
  const [, id = '', root, owner = '', part, entry] = path
  const workflow = workflows[id]
  const where = workflow?.title ?? id
  const at = { where, page: null, workflow: workflow ? id : null }
  const step = root === 'steps' ? workflow?.steps[owner] : undefined
  if (workflow && step) {
    const title = stepTitle(step, t)
    const name = part === 'config' ? (entry ?? null) : (part ?? null)
    const words = name === null || part !== 'config' ? null : fieldLabel(step.kind, name, t)
    return {
      ...at,
      what: words === null ? title : t.place.of(words, title),
      where: workflow.stages[step.stage]?.title ?? where,
      selection: { kind: 'steps', ids: [step.id] },
      entry: name,
    }
  }
  const trigger = root === 'triggers' ? workflow?.triggers[owner] : undefined
  if (trigger)
    return { ...at, what: t.place.trigger(t.triggers[trigger.kind]), selection: { kind: 'start' }, entry: trigger.id }
  const stage = root === 'stages' ? workflow?.stages[owner] : undefined
  if (stage) return { ...at, what: stage.title, selection: { kind: 'none' }, entry: null }
  const own = root === undefined ? null : root === 'limits' ? `limits.${owner}` : `workflow.${root}`
  return { ...at, what: root === 'limits' ? t.place.limits : where, selection: { kind: 'none' }, entry: own }
}
