import type { Context } from 'hono'
import { membersMeant } from '#db/queries/people.ts'
import { readDocuments } from '#db/queries/releases.ts'
import type { ComponentDocument } from '#domain/components/document.ts'
import { ordered, propertiesOf } from '#domain/components/model.ts'
import { AppError } from '#domain/lib/errors.ts'
import type { Json, JsonObject } from '#domain/lib/json.ts'
import type { Fact, GivenAnswer, Lateness, TaskDetail } from '#domain/workflows/inbox.ts'
import type { AppEnv } from '../../env.ts'
import { liveApp } from '../lib/live-app.ts'
import { placeNamed } from '../records/place.ts'
import { record as readRecord } from '../records/read.ts'
import { peopleIn } from './executor.ts'
import { stateNow } from './run-state.ts'
import { rowOf, type TaskFor } from './task-for.ts'

const MOST_FACTS = 6

/** A question with all that deciding it takes. */
export async function detailOf(c: Context<AppEnv>, task: TaskFor): Promise<TaskDetail> {
  const { userId } = c.var.actor
  const live = await liveApp(c)
  const document = live.components[task.componentId]
  const [seen, late, stages] = await Promise.all([
    document ? recordSeen(c, document, task) : null,
    latenessOf(c, task),
    stagesOf(c, task),
  ])
  const open = task.status === 'open'
  const hasAnswered = task.people.some(({ id, answered }) => id === userId && answered)
  return {
    ...rowOf(task, live),
    options: task.options,
    mayAnswer: open && task.isAsked && !hasAnswered,
    mayAssign: open && ((task.isAsked && !hasAnswered) || task.isOperator),
    people: task.people.map(({ id, name, answered }) => ({ id, name, answered })),
    answers: answersOf(task),
    late,
    stages,
    place: seen && document ? placeOf(document, task.page) : null,
    facts: seen && document ? factsOf(document, seen) : [],
  }
}

/** All answers of the run so far, oldest first. */
function answersOf({ task: own, history }: TaskFor): GivenAnswer[] {
  const all = history.flatMap(({ task, options, answers }) =>
    answers.map(({ by, option, comment, at }) => ({
      by: { id: by.id, name: by.name },
      option,
      title: options.find(({ id }) => id === option)?.title ?? option,
      comment,
      at,
      own: task === own,
    })),
  )
  return all.toSorted((a, b) => a.at - b.at)
}

/** The record as the caller may see it; null where they may not, or it is gone. */
async function recordSeen(
  c: Context<AppEnv>,
  { component }: ComponentDocument,
  { record }: TaskFor,
): Promise<JsonObject | null> {
  if (!record) return null
  try {
    const place = await placeNamed(c, component.key, 'read')
    return JSON.parse((await readRecord(c, place, record.id, undefined)).json) as JsonObject
  } catch (error) {
    if (error instanceof AppError) return null
    throw error
  }
}

function factsOf({ component }: ComponentDocument, record: JsonObject): Fact[] {
  const facts = propertiesOf(component.model).flatMap((property): Fact[] => {
    const value: Json = record[property.name] ?? null
    const long = 'multiline' in property && property.multiline
    if (value === null || value === '' || long || (Array.isArray(value) && value.length === 0)) return []
    const options = 'options' in property ? property.options : undefined
    return [{ title: property.title, type: property.type, value, ...(options ? { options } : {}) }]
  })
  return facts.slice(0, MOST_FACTS)
}

/** The page that the step names, else the component's form, else its first page. */
function placeOf({ component, pages }: ComponentDocument, wanted: string | null): TaskDetail['place'] {
  const all = ordered(pages)
  const page =
    all.find(({ id }) => id === wanted) ??
    all.find(({ controls }) => Object.values(controls).some(({ config }) => typeof config['property'] === 'string')) ??
    all[0]
  return page ? { component: component.key, page: page.key } : null
}

/** What the clock will do: the run alone knows. */
async function latenessOf(c: Context<AppEnv>, task: TaskFor): Promise<Lateness | null> {
  if (task.deadline === null || task.status !== 'open') return null
  const late = (await stateNow(c, task))?.tasks[task.task]?.late
  if (!late) return null
  switch (late.then) {
    case 'answer':
      return { then: 'answer', title: task.options.find(({ id }) => id === late.option)?.title ?? late.option }
    case 'escalate': {
      const people = await membersMeant(c.var.sql, c.var.actor.workspaceId, peopleIn(late.people))
      return { then: 'escalate', people: people.map(({ name }) => name) }
    }
    default:
      return { then: late.then }
  }
}

/** The stages of the workflow the run stands on, and how far it has come. */
async function stagesOf(c: Context<AppEnv>, { machine, workflowId, stage }: TaskFor): Promise<TaskDetail['stages']> {
  const documents = await readDocuments(c.var.sql, c.var.actor.workspaceId, [machine])
  const workflow = (documents.get(machine) as ComponentDocument | undefined)?.workflows[workflowId]
  const stages = ordered(workflow?.stages ?? {})
  const here = stages.findIndex(({ id }) => id === stage)
  return stages.map(({ id, title }, at) => ({
    id,
    name: title,
    state: at < here ? 'done' : at === here ? 'now' : 'ahead',
  }))
}
