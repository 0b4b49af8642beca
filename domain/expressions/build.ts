import type { Problem } from '../lib/problem.ts'
import type { Frame, Value } from './frame.ts'
import type { ExprType, Scope } from './scope.ts'
import type { Node } from './syntax.ts'

export type Run = (frame: Frame) => Value

/** A node that has been given a type and a function that computes it. */
export type Typed = { readonly type: ExprType; readonly run: Run }

/** A macro variable in sight. */
export type Local = { readonly name: string; readonly type: ExprType }

/** The state of one compilation. Problems are collected, so that all of them show at once. */
export type Build = {
  readonly scope: Scope
  readonly problems: Problem[]
  readonly nodes: Map<Node, Typed>
  /** Types a sub-expression in the sight of `locals`. */
  readonly visit: (node: Node, locals: readonly Local[]) => Typed
}

/** Stands in for a part with a problem: of any type, so that one mistake is told once. */
export const UNKNOWN: Typed = { type: 'any', run: () => null }

/** Two-valued: what is not true, null included, is false. */
export const isTrue = (value: Value): boolean => value === true
