import { makeId, slug } from '#domain/lib/names.ts'
import type { Json, JsonObject } from '#domain/lib/json.ts'
import { freeName, type RandomBytes } from '#domain/components/operations/operation.ts'
import { SHARED_SLOTS } from '#domain/workflows/definition.ts'
import type { StepKind } from '#domain/workflows/step.ts'
import type { Messages } from './messages/en.ts'

/** Ways a question has beside its answers, and what no id may be. */
const NOT_ANSWERS = [...SHARED_SLOTS, 'late', 'constructor']

/** An answer's id: a word, since expressions compare with it (`steps.ask.answer == "approve"`). Unique among the step's ways. */
export const answerId = (title: string, taken: readonly string[]): string =>
  freeName(slug(title, 'answer'), [...taken, ...NOT_ANSWERS], '_')

/** What a step begins with, so that its ways on are there to be filled. */
export function newConfig(kind: StepKind, t: Messages, random: RandomBytes): JsonObject {
  const id = (title: string, fallback: string) => makeId(title, random(6), fallback)
  switch (kind) {
    case 'ask':
      return {
        options: [
          { id: answerId(t.parts.approve, []), title: t.parts.approve, tone: 'primary' },
          { id: answerId(t.parts.reject, []), title: t.parts.reject, tone: 'danger', comment: true },
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
