import type { Operation } from '#domain/components/operations/operation.ts'
import type { Edit } from '#domain/components/edit.ts'

/** One step of undo: what it is called and how to go either way. */
export type Step = {
  readonly label: Operation['label']
  readonly params: Operation['params']
  readonly redo: readonly Edit[]
  readonly undo: readonly Edit[]
  /** Steps with the same key made shortly after each other count as one (typing, resizing). */
  readonly merge?: string | undefined
  readonly at: number
}

export type UndoStack = { readonly past: readonly Step[]; readonly future: readonly Step[] }

export const EMPTY_STACK: UndoStack = { past: [], future: [] }
const MAX_STEPS = 300
const MERGE_MS = 1_200

/** Puts a step on the stack; the future is gone. */
export function push(stack: UndoStack, step: Step): UndoStack {
  const last = stack.past.at(-1)
  if (
    last &&
    step.merge !== undefined &&
    last.merge === step.merge &&
    step.at - last.at < MERGE_MS &&
    stack.future.length === 0
  ) {
    const merged = { ...step, redo: [...last.redo, ...step.redo], undo: [...step.undo, ...last.undo] }
    return { past: [...stack.past.slice(0, -1), merged], future: [] }
  }
  return { past: [...stack.past, step].slice(-MAX_STEPS), future: [] }
}

/** The step to undo and the stack after it, or null. */
export function stepBack({ past, future }: UndoStack): { step: Step; stack: UndoStack } | null {
  const step = past.at(-1)
  return step ? { step, stack: { past: past.slice(0, -1), future: [step, ...future] } } : null
}

/** The step to redo and the stack after it, or null. */
export function stepForward({ past, future }: UndoStack): { step: Step; stack: UndoStack } | null {
  const [step, ...rest] = future
  return step ? { step, stack: { past: [...past, step], future: rest } } : null
}
