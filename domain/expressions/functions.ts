import { Duration } from './calendar.ts'
import type { Value } from './frame.ts'
import { define, type FunctionSpec } from './functions/define.ts'
import { DATE_FUNCTIONS } from './functions/dates.ts'
import { NUMBER_FUNCTIONS } from './functions/numbers.ts'
import { TEXT_FUNCTIONS, trimText } from './functions/texts.ts'
import { type ExprType, unify } from './scope.ts'

export type { FunctionSpec } from './functions/define.ts'

/** No value, text of white space, or an empty list. */
export const isBlank = (value: Value): boolean =>
  value === null || (typeof value === 'string' ? trimText(value) === '' : Array.isArray(value) && value.length === 0)

const VALUE_FUNCTIONS = [
  define('coalesce', ['...values: any'], {
    result: { text: 'any', of: (types) => types.reduce<ExprType>((all, type) => unify(all, type) ?? 'any', 'null') },
    seesNull: true,
    run: (_, ...values) => values.find((value) => value !== null) ?? null,
  }),
  define('isBlank', ['value: any'], { result: 'bool', seesNull: true, run: (_, value) => isBlank(value) }),
  define('string', ['value: any'], {
    result: 'string',
    run: (_, value) => (typeof value !== 'object' || value instanceof Duration ? String(value) : null),
  }),
]

/** Every function builders have. Check, completion and the guide read this table. */
export const FUNCTIONS: readonly FunctionSpec[] = [
  ...TEXT_FUNCTIONS,
  ...NUMBER_FUNCTIONS,
  ...DATE_FUNCTIONS,
  ...VALUE_FUNCTIONS,
]

/** Loops over a list: `items.all(item, item.total > 0)`. Written as methods only. */
export const MACROS = {
  all: 'list.all(item, condition): bool',
  exists: 'list.exists(item, condition): bool',
  exists_one: 'list.exists_one(item, condition): bool',
  filter: 'list.filter(item, condition): list',
  map: 'list.map(item, value): list',
} as const
export type MacroName = keyof typeof MACROS

const BY_NAME = new Map<string, FunctionSpec[]>()
for (const spec of FUNCTIONS) BY_NAME.set(spec.name, [...(BY_NAME.get(spec.name) ?? []), spec])

/** The signatures of a name, more than one where they differ in the number of parameters. */
export const functionsNamed = (name: string): readonly FunctionSpec[] => BY_NAME.get(name) ?? []

export const functionNames = (): Iterable<string> => [...BY_NAME.keys(), 'has']
