import * as v from 'valibot'
import type { ExprType } from '../expressions/scope.ts'
import type { Json, JsonObject } from '../lib/json.ts'
import type { Bound } from '../controls/control.ts'
import type { Branch, Case, Option, People } from './parts.ts'
import type { Span } from './duration.ts'

/** Every step there is, in the order of the palette. */
export const STEP_KINDS = [
  'ask',
  'notify',
  'update-record',
  'call',
  'workflow',
  'set',
  'if',
  'switch',
  'parallel',
  'each',
  'wait',
  'go',
  'finish',
  'fail',
  'reset',
] as const
export type StepKind = (typeof STEP_KINDS)[number]
export const StepKindName = v.picklist(STEP_KINDS)

/** Kinds whose work is done outside of the machine, by an executor. */
export const WORK_KINDS = ['ask', 'notify', 'update-record', 'call', 'workflow'] as const satisfies readonly StepKind[]
export type WorkKind = (typeof WORK_KINDS)[number]

/** Any step's configuration as stored; its kind's schema says what may be in it (`registry.ts`: `checkStepConfig`). */
export const StepConfig = v.custom<JsonObject>(
  (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
)

/**
 * One entry of a step's inspector. The inspector renders from it; the validator, the expression checker and the machine read it.
 * Labels and help come from the dictionary by `<kind>.<name>`, falling back to `common.<name>`.
 */
export type StepField = {
  readonly section: 'main' | 'timing'
  /** Must be there before publishing. */
  readonly required?: boolean
  /** Shown, and asked for, only where another entry has one of these values. */
  readonly when?: { readonly field: string; readonly is: readonly string[] }
  readonly default?: Json
} &
  /** Words with `{{ … }}` in them. */
  (
    | { readonly input: 'text'; readonly multiline?: boolean }
    | { readonly input: 'expression'; readonly type: ExprType }
    | { readonly input: 'number'; readonly min: number; readonly max: number }
    | { readonly input: 'toggle' }
    | { readonly input: 'choice'; readonly options: readonly string[] }
    | { readonly input: 'span' }
    /** A short name such as that of an event. */
    | { readonly input: 'name' }
    /** Named values. */
    | { readonly input: 'values' }
    /** Values by id of a property of the workflow's component. */
    | { readonly input: 'properties' }
    /** Named texts, such as headers. */
    | { readonly input: 'texts' }
    | { readonly input: 'people' }
    /** Answers a person may give; each is a branch. */
    | { readonly input: 'options' }
    | { readonly input: 'cases' }
    | { readonly input: 'branches' }
    | { readonly input: 'stage' }
    | { readonly input: 'workflow' }
    | { readonly input: 'page' }
  )

type Written<F extends StepField> = {
  text: string
  expression: string
  number: number
  toggle: boolean
  choice: F extends { readonly options: readonly (infer O)[] } ? O : never
  span: Span
  name: string
  values: { readonly [name: string]: Bound<Json> }
  properties: { readonly [property: string]: Bound<Json> }
  texts: { readonly [name: string]: string }
  people: People
  options: readonly Option[]
  cases: readonly Case[]
  branches: readonly Branch[]
  stage: string
  workflow: string
  page: string
}[F['input']]

type Fields = { readonly [name: string]: StepField }

/** A configuration with its defaults filled in. */
export type ConfigOf<F extends Fields> = {
  readonly [Name in keyof F]: 'default' extends keyof F[Name] ? Written<F[Name]> : Written<F[Name]> | undefined
}

/** Works out what a configuration holds. Each method throws `StepProblem` where an expression fails; the machine turns it into a failure. */
export type Evaluate = {
  /** Epoch ms of the event at hand. */
  readonly now: number
  readonly expression: (field: string, text: string) => Json
  readonly text: (field: string, template: string) => string
  readonly value: (field: string, value: Bound<Json>) => Json
  readonly values: (field: string, values: { readonly [name: string]: Bound<Json> }) => JsonObject
}

/** What entering a step comes to. */
export type Entry =
  /** Done at once; goes on to what follows. */
  | { readonly do: 'next'; readonly output: Json; readonly vars?: JsonObject }
  /** Done at once; goes on into a branch. */
  | { readonly do: 'branch'; readonly slot: string; readonly output: Json }
  /** The host carries it out and reports. */
  | { readonly do: 'work'; readonly request: JsonObject }
  | { readonly do: 'sleep'; readonly until: number }
  | {
      readonly do: 'listen'
      readonly event: string
      readonly correlation: string | null
      readonly until: number | null
      readonly late: 'fail' | 'continue'
    }
  /** Branches side by side; done when `need` of them have ended. */
  | { readonly do: 'fork'; readonly slots: readonly string[]; readonly need: number }
  | {
      readonly do: 'each'
      readonly items: readonly Json[]
      readonly concurrency: number
      readonly collect: boolean
    }
  | { readonly do: 'go'; readonly stage: string }
  | { readonly do: 'finish'; readonly output: Json; readonly reset: boolean }
  | { readonly do: 'fail'; readonly code: string; readonly message: string }

/** A part of a step that holds steps. */
export type Slot = { readonly id: string; readonly title?: string | undefined }

/** A step kind: what the palette shows, what may be set, what it does when a run comes to it. */
export type StepDefinition<Kind extends StepKind = StepKind> = {
  readonly kind: Kind
  readonly group: 'people' | 'records' | 'systems' | 'flow' | 'time' | 'end'
  readonly icon: string
  readonly fields: Fields
  /** Branches it has under a configuration, in order. */
  readonly slots: (config: JsonObject) => readonly Slot[]
  /** What other steps see as `steps.<name>`. */
  readonly output: ExprType
  /** Pure; runs inside `transition`. */
  readonly enter: (config: never, evaluate: Evaluate) => Entry
}

/** A kind as data; `enter` gets its configuration typed by the fields. */
export const defineStep = <const Kind extends StepKind, const F extends Fields>(parts: {
  readonly kind: Kind
  readonly group: StepDefinition['group']
  readonly icon: string
  readonly fields: F
  readonly slots?: (config: Partial<ConfigOf<F>>) => readonly Slot[]
  readonly output: ExprType
  readonly enter: (config: ConfigOf<F>, evaluate: Evaluate) => Entry
}): StepDefinition<Kind> => ({
  ...parts,
  slots: (config) => parts.slots?.(config as Partial<ConfigOf<F>>) ?? [],
})

/** Thrown by `Evaluate`; caught by the machine. */
export class StepProblem extends Error {
  readonly code: string
  readonly field: string
  readonly range: { readonly from: number; readonly to: number } | undefined
  readonly value: Json

  constructor(
    code: string,
    field: string,
    { range, value, message }: { range?: StepProblem['range']; value?: Json; message?: string } = {},
  ) {
    super(message ?? code)
    this.code = code
    this.field = field
    this.range = range
    this.value = value ?? null
  }
}

/** The value of an entry that must be there; its lack is told by `check` before publishing. */
export function given<T>(value: T | undefined, field: string): T {
  if (value === undefined) throw new StepProblem('step_not_configured', field)
  return value
}
