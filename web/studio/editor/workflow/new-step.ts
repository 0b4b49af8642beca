import { makeId } from '#domain/lib/names.ts'
import type { Json, JsonObject } from '#domain/lib/json.ts'
import type { RandomBytes } from '#domain/components/operations/operation.ts'
import type { StepKind } from '#domain/workflows/step.ts'
import type { Messages } from './messages/en.ts'

/** What a step begins with, so that its ways on are there to be filled. */
export function newConfig(kind: StepKind, t: Messages, random: RandomBytes): JsonObject {
  const id = (title: string, fallback: string) => makeId(title, random(6), fallback)
  switch (kind) {
    case 'ask':
      return {
        options: [
          { id: id(t.parts.approve, 'approve'), title: t.parts.approve, tone: 'primary' },
          { id: id(t.parts.reject, 'reject'), title: t.parts.reject, tone: 'danger', comment: true },
        ] as Json,
      }
    case 'parallel':
      return { branches: [1, 2].map((n) => ({ id: id(t.parts.branch(n), 'branch'), title: t.parts.branch(n) })) }
    case 'wait':
      return { span: { amount: 1, unit: 'days' } }
    default:
      return {}
  }
}
