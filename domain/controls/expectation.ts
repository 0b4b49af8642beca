import type { ExprType } from '../expressions/scope.ts'
import type { Limits } from '../expressions/limits.ts'
import type { Json } from '../lib/json.ts'
import type { CommandField } from './commands/command.ts'
import type { ValueField } from './control.ts'

/** What an expression in the place of an entry must come to. */
export type Expectation = { readonly type: ExprType; readonly limits: Limits }

/** Entries that are never worked out, and why. Every other entry takes an expression. */
export const WRITTEN_ONLY: { readonly [Input in Exclude<CommandField, ValueField>['input']]: string } = {
  property: 'a binding: forms, checks of the model and publication plans know it before a page runs',
  component: 'a reference: access, outlines and publication plans know it before a page runs',
  workflow: 'a reference: a workflow that is gone is found before publishing',
  columns: 'a structure; what is set of a column may be worked out',
  filters: 'a structure; the values of its conditions may be worked out',
  sort: 'a structure; each direction may be worked out',
  command: 'a structure; what it takes may be worked out',
  commands: 'a structure; what is set of an act may be worked out',
  tabs: 'a structure; what is set of a part may be worked out',
  then: 'a structure: a command of its own',
  page: 'a reference: a link to a page that is gone is found before publishing',
  record: 'always an expression',
  params: 'a structure; each value may be worked out',
}

const isWritten = (field: CommandField): field is Exclude<CommandField, ValueField> => field.input in WRITTEN_ONLY

/** What an expression in the place of an entry must come to; null where the entry is only ever written. */
export function expectationOf(field: CommandField): Expectation | null {
  if (isWritten(field)) return null
  switch (field.input) {
    case 'number': {
      const { min, max } = field
      return { type: field.integer ? 'int' : 'double', limits: { min, max } }
    }
    case 'toggle':
      return { type: 'bool', limits: {} }
    case 'choice':
      // Choices that are numbers are worked out as numbers.
      return { type: field.options.every(isNumber) ? 'int' : 'string', limits: { choices: field.options } }
    default:
      return { type: 'string', limits: 'pattern' in field ? { pattern: field.pattern } : {} }
  }
}

const isNumber = (option: string): boolean => /^\d+$/.test(option)

/** A worked out value as its entry takes it; undefined, which is the default, where it does not. */
export function fit(field: ValueField, value: Json): Json | undefined {
  switch (field.input) {
    case 'number': {
      if (typeof value !== 'number') return undefined
      const whole = field.integer ? Math.round(value) : value
      return Math.min(field.max ?? whole, Math.max(field.min ?? whole, whole))
    }
    case 'toggle':
      return typeof value === 'boolean' ? value : undefined
    default: {
      // Words may well be a number.
      if (value === null || typeof value === 'object') return undefined
      const text = String(value)
      if (field.input === 'choice') return field.options.includes(text) ? text : undefined
      return 'pattern' in field && field.pattern?.test(text) === false ? undefined : text
    }
  }
}
