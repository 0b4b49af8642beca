import type { Problem } from '#domain/lib/problem.ts'
import { problemSentence } from '#web/ui/messages/problems.ts'
import { messages } from '../messages.ts'

/** The name of a type as people call it: `list<date>` → “list of dates” stays short, as the words of its parts. */
export function typeText(name: string): string {
  const { types } = messages.t.expression
  const list = /^list<(.+)>$/.exec(name)
  if (list) return `${types.list}: ${typeText(list[1] ?? '')}`
  return Object.hasOwn(types, name) ? types[name as keyof typeof types] : name
}

/** What is wrong with an expression, with the names it speaks of. */
export function problemText({ code, params = {} }: Problem): string {
  const t = messages.t.expression
  const word = (name: string) => {
    const value = params[name]
    return value === null || value === undefined ? '' : String(value)
  }
  switch (code) {
    case 'expression_unknown_name':
      return word('owner') === '' ? t.unknownName(word('name')) : t.unknown(word('owner'), word('name'))
    case 'expression_unknown_function':
      return t.unknownFunction(word('name'))
    case 'expression_type':
      return t.wrongType(typeText(word('expected')), typeText(word('actual')))
    case 'expression_no_overload':
      return t.noOverload(word('operator'), typeText(word('left')), typeText(word('right')))
    case 'expression_not_a_choice':
      return t.notAChoice(word('actual'), word('choices'))
    case 'expression_out_of_range':
      return t.outOfRange(word('min'), word('max'))
    case 'expression_argument_count':
      return t.arguments(word('signatures'))
    default:
      return problemSentence({ code, params: params as Parameters<typeof problemSentence>[0]['params'] })
  }
}
