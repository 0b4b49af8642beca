import { FUNCTIONS, MACROS } from './functions.ts'
import { paramAt, takesType } from './functions/define.ts'
import { type ExprType, isList, isLoose, isRecord, type Scope, typeName } from './scope.ts'
import { type Token, tokens } from './tokens.ts'

/** One offer of the editor. It replaces `from` to the cursor. */
export type Completion = {
  readonly label: string
  readonly kind: 'variable' | 'property' | 'function' | 'macro' | 'keyword' | 'choice'
  /** A type name, or a signature. */
  readonly type: string
  /** Key of its sentence in the dictionary; functions only. */
  readonly doc?: string
  readonly from: number
}

type Names = ReadonlyMap<string, ExprType>

/**
 * What may be written at a position of a text that need not be finished; first what fits the letters before the cursor.
 * @param choices texts the whole may come to, offered where a value can begin
 */
export function complete(text: string, position: number, scope: Scope, choices: readonly string[] = []): Completion[] {
  const before = tokens(text.slice(0, position))
  const last = before.at(-1)
  const touching = last?.to === position ? last : undefined
  if (touching?.kind === 'string' && !closed(text, touching)) {
    const written = text.slice(touching.from, position).replace(/^'/, '"')
    return choiceOffers(choices, touching.from).filter(({ label }) => label.startsWith(written))
  }
  if (touching && ['string', 'comment', 'number'].includes(touching.kind) && !closed(text, touching)) return []
  const word = touching && (touching.kind === 'name' || touching.kind === 'keyword') ? touching : undefined
  const from = word?.from ?? position
  const letters = text.slice(from, position).toLowerCase()
  const head = (word ? before.slice(0, -1) : before).map((token) => ({
    ...token,
    word: text.slice(token.from, token.to),
  }))
  const names = namesAt(head, scope)
  const offers =
    head.at(-1)?.word === '.'
      ? members(typeBefore(head, head.length - 1, names), from)
      : [...choiceOffers(touching?.kind === 'string' ? [] : choices, from), ...roots(names, scope, from)]
  return offers.filter(({ label }) => label.replace(/^"/, '').toLowerCase().startsWith(letters))
}

/** Choices as they are written; those that are numbers are short enough to type. */
const choiceOffers = (choices: readonly string[], from: number): Completion[] =>
  choices
    .filter((choice) => !/^\d+$/.test(choice))
    .map((choice) => ({ label: JSON.stringify(choice), kind: 'choice', type: '', from }))

type Word = Token & { readonly word: string }

/** A string that has its closing quote: what follows it is no longer text. */
const closed = (text: string, { kind, from, to }: Token): boolean =>
  kind === 'string' && to - from > 1 && /["']/.test(text.charAt(to - 1)) && !/\\["']$/.test(text.slice(from, to))

/** The variables in sight: the scope's, and those of the macros whose parenthesis is still open. */
function namesAt(head: readonly Word[], scope: Scope): Names {
  const names = new Map(Object.entries(scope.variables))
  const open: number[] = []
  for (const [index, { word }] of head.entries()) {
    if (word === '(') open.push(index)
    else if (word === ')') open.pop()
  }
  for (const index of open) {
    const [method, variable, comma] = [head[index - 1], head[index + 1], head[index + 2]]
    if (!method || !Object.hasOwn(MACROS, method.word) || variable?.kind !== 'name' || comma?.word !== ',') continue
    const list = typeBefore(head, index - 2, names)
    names.set(variable.word, isList(list) ? list.list : 'any')
  }
  return names
}

/** Type of the path that ends before the dot at `dot`. Calls and brackets are skipped over, and what they give is not known. */
function typeBefore(head: readonly Word[], dot: number, names: Names): ExprType {
  const path: string[] = []
  let at = dot - 1
  for (;;) {
    const token = head[at]
    if (token?.kind !== 'name') return 'any'
    path.unshift(token.word)
    if (head[at - 1]?.word !== '.') break
    at -= 2
  }
  const [root = '', ...rest] = path
  return rest.reduce<ExprType>(
    (type, name) => (isRecord(type) && Object.hasOwn(type.record, name) ? (type.record[name] ?? 'any') : 'any'),
    names.get(root) ?? 'any',
  )
}

function members(type: ExprType, from: number): Completion[] {
  const fields = isRecord(type)
    ? Object.entries(type.record).map(([label, of]): Completion => ({
        label,
        kind: 'property',
        type: typeName(of),
        from,
      }))
    : []
  const methods = FUNCTIONS.filter((spec) => {
    const first = paramAt(spec, 0)
    return first && !isLoose(type) && !isRecord(type) && !first.kinds.includes('any') && takesType(first, type)
  })
  return [...fields, ...methods.map((spec) => functionOffer(spec, from)), ...(isList(type) ? macros(from) : [])]
}

const macros = (from: number): Completion[] =>
  Object.entries(MACROS).map(([label, type]) => ({ label, kind: 'macro', type, doc: `function_${label}`, from }))

const functionOffer = ({ name, signature, doc }: (typeof FUNCTIONS)[number], from: number): Completion => ({
  label: name,
  kind: 'function',
  type: signature,
  doc,
  from,
})

function roots(names: Names, scope: Scope, from: number): Completion[] {
  const variables = [...names].map(([label, type]): Completion => ({
    label,
    kind: 'variable',
    type: typeName(type),
    from,
  }))
  const hosted = Object.entries(scope.functions ?? {}).map(([label, { params, result }]): Completion => ({
    label,
    kind: 'function',
    type: `${label}(${params.map(typeName).join(', ')}): ${typeName(result)}`,
    doc: `function_${label}`,
    from,
  }))
  const keywords = ['true', 'false', 'null', 'in'].map((label): Completion => ({
    label,
    kind: 'keyword',
    type: '',
    from,
  }))
  return [...variables, ...hosted, ...FUNCTIONS.map((spec) => functionOffer(spec, from)), ...keywords]
}
