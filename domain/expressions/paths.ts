import { MACROS } from './functions.ts'
import { children, memberRange, type Node, parse, type Range, rangeOf } from './syntax.ts'

/** A name in a text and the dotted path it stands for. */
export type Reference = {
  readonly path: string
  readonly range: Range
  /** Not a part of a longer path. */
  readonly whole: boolean
}

/**
 * Every reference of a tree. Items of a list share the list's path: in `lines.map(line, line.price)` and in `lines[0].price` the
 * path is `lines.price`.
 */
export function references(tree: Node): Reference[] {
  const found: Reference[] = []
  collect(tree, new Map(), true, found)
  return found
}

/** Adds the references below a node and answers the path of the node itself, null where it has none. */
function collect(
  node: Node,
  locals: ReadonlyMap<string, string | null>,
  whole: boolean,
  found: Reference[],
): string | null {
  const all = (nodes: readonly Node[], inside = locals) => {
    for (const each of nodes) collect(each, inside, true, found)
    return null
  }
  switch (node.op) {
    case 'id': {
      const bound = locals.get(node.args)
      if (bound !== undefined) return bound
      found.push({ path: node.args, range: rangeOf(node), whole })
      return node.args
    }
    case '.': {
      const owner = collect(node.args[0], locals, false, found)
      if (owner === null) return null
      const path = `${owner}.${node.args[1]}`
      found.push({ path, range: memberRange(node), whole })
      return path
    }
    case '[]': {
      const [list, index] = node.args
      all([index])
      return collect(list, locals, whole, found)
    }
    case 'rcall': {
      const [name, receiver, args] = node.args
      const [variable, ...rest] = args
      if (!Object.hasOwn(MACROS, name) || variable?.op !== 'id') return all(children(node))
      const path = collect(receiver, locals, true, found)
      all(rest, new Map(locals).set(variable.args, path))
      // What passes a filter is still an item of the list.
      return name === 'filter' ? path : null
    }
    default:
      return all(children(node))
  }
}

/** The paths a text depends on, longest first wins: `customer.country`, not `customer` too. Empty for text that does not parse. */
export function names(text: string): string[] {
  const parsed = parse(text)
  if (!parsed.ok) return []
  return [...new Set(references(parsed.value).flatMap(({ path, whole }) => (whole ? [path] : [])))]
}
