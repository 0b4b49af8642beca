import { error } from '../components/report.ts'
import type { Problem } from '../lib/problem.ts'
import type { CheckPlace } from './check.ts'
import type { Workflow } from './definition.ts'
import { scheduleProblem } from './schedule.ts'
import type { Trigger } from './trigger.ts'

/** Everything wrong with what starts a workflow and what limits it, besides expressions. Paths start at the workflow. */
export function checkTriggers({ triggers, limits }: Workflow, place: CheckPlace): Problem[] {
  const isKeyless = limits.perKey !== undefined && (limits.key ?? '').trim() === ''
  return [
    ...(isKeyless ? [error('value_required', ['limits', 'key'])] : []),
    ...Object.values(triggers).flatMap((trigger) =>
      trigger.off
        ? []
        : checkTrigger(trigger, place).map((problem) => ({
            ...problem,
            path: ['triggers', trigger.id, ...problem.path],
          })),
    ),
  ]
}

function checkTrigger(trigger: Trigger, { workflows, knowsAll }: CheckPlace): Problem[] {
  switch (trigger.kind) {
    case 'schedule':
      return checkSchedule(trigger)
    case 'event':
      return trigger.event.trim() === '' ? [error('value_required', ['event'])] : []
    case 'workflow':
      if (trigger.workflow === undefined) return [error('value_required', ['workflow'])]
      return !knowsAll || workflows.has(trigger.workflow) ? [] : [error('workflow_missing', ['workflow'])]
    case 'webhook':
    case 'record':
      return []
  }
}

function checkSchedule(trigger: Extract<Trigger, { kind: 'schedule' }>): Problem[] {
  if (trigger.cron.trim() === '') return [error('value_required', ['cron'])]
  // A schedule that fires at all does so within a few years of any instant.
  const problem = scheduleProblem(trigger, 0)
  if (problem === null) return []
  return [problem === 'expression_time_zone' ? error('time_zone_unknown', ['timeZone']) : error(problem, ['cron'])]
}
