import { error } from '../components/report.ts'
import type { Problem } from '../lib/problem.ts'
import type { CheckPlace } from './check.ts'
import { isCron, isTimeZone } from './cron.ts'
import type { Workflow } from './definition.ts'
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
      return [
        ...(trigger.cron.trim() === ''
          ? [error('value_required', ['cron'])]
          : isCron(trigger.cron)
            ? []
            : [error('cron_malformed', ['cron'])]),
        ...(isTimeZone(trigger.timeZone) ? [] : [error('time_zone_unknown', ['timeZone'])]),
      ]
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
