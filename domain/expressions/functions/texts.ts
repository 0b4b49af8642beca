import { type Frame, Halt, MAX_TEXT, spend } from '../frame.ts'
import { kindOf } from '../operators.ts'
import { define } from './define.ts'

/** The white space `trim` removes and `isBlank` looks past: what `btrim(x, E' \\t\\n\\r')` removes. */
export const trimText = (text: string): string =>
  text.replace(/^[ \t\n\r]+/, '').replace(/(?<![ \t\n\r])[ \t\n\r]+$/, '')

/** Characters as people count them in SQL: code points. */
export const lengthOf = (text: string): number => [...text].length

/** Texts have an end. */
export function bounded(text: string, frame: Frame): string {
  if (text.length > MAX_TEXT) throw new Halt('expression_text_too_long', { max: MAX_TEXT })
  spend(frame, text.length >> 5)
  return text
}

const ASCII = /^[\0-\x7f]*$/

/** Each character for itself, as Postgres does it: a sigma is the same wherever it stands. */
const eachCharacter = (text: string, change: (character: string) => string): string =>
  ASCII.test(text)
    ? change(text)
    : Array.from(text, (character) => {
        const changed = change(character)
        return lengthOf(changed) === 1 ? changed : character
      }).join('')

/** `ß`, which has no capital of its own, becomes `SS`; other characters become one. */
export const upperText = (text: string): string =>
  eachCharacter(text.replaceAll('ß', 'SS'), (character) => character.toUpperCase())
export const lowerText = (text: string): string =>
  eachCharacter(text.replaceAll('İ', 'i'), (character) => character.toLowerCase())

export const TEXT_FUNCTIONS = [
  define('upper', ['text: string'], { result: 'string', run: (frame, text) => bounded(upperText(text), frame) }),
  define('lower', ['text: string'], { result: 'string', run: (frame, text) => bounded(lowerText(text), frame) }),
  define('trim', ['text: string'], { result: 'string', run: (_, text) => trimText(text) }),
  define('length', ['text: string|list'], {
    result: 'int',
    run: (_, of) => (typeof of === 'string' ? lengthOf(of) : of.length),
  }),
  define('size', ['text: string|list'], {
    result: 'int',
    run: (_, of) => (typeof of === 'string' ? lengthOf(of) : of.length),
  }),
  define('contains', ['text: string', 'part: string'], { result: 'bool', run: (_, text, part) => text.includes(part) }),
  define('startsWith', ['text: string', 'part: string'], {
    result: 'bool',
    run: (_, text, part) => text.startsWith(part),
  }),
  define('endsWith', ['text: string', 'part: string'], { result: 'bool', run: (_, text, part) => text.endsWith(part) }),
  define('replace', ['text: string', 'part: string', 'by: string'], {
    result: 'string',
    run(frame, text, part, by) {
      if (part === '') return text
      const pieces = text.split(part)
      const length = text.length + (pieces.length - 1) * (by.length - part.length)
      if (length > MAX_TEXT) throw new Halt('expression_text_too_long', { max: MAX_TEXT })
      spend(frame, pieces.length + (length >> 5))
      return pieces.join(by)
    },
  }),
  define('split', ['text: string', 'separator: string'], {
    result: { text: 'list<string>', of: () => ({ list: 'string' }) },
    run(frame, text, separator) {
      // Each character may become an item of its own, so each is paid for first.
      spend(frame, separator === '' ? text.length : 0)
      const parts = separator === '' ? [...text] : text.split(separator)
      spend(frame, parts.length)
      return parts
    },
  }),
  define('join', ['texts: list', 'separator?: string'], {
    result: 'string',
    run(frame, texts, separator = '') {
      const pieces = texts.map((text) => {
        if (text !== null && typeof text !== 'string')
          throw new Halt('expression_operand', { operator: 'join', actual: [kindOf(text)] })
        return text ?? ''
      })
      const length = pieces.reduce((sum, piece) => sum + piece.length + separator.length, 0)
      if (length > MAX_TEXT + separator.length) throw new Halt('expression_text_too_long', { max: MAX_TEXT })
      return bounded(pieces.join(separator), frame)
    },
  }),
  define('substring', ['text: string', 'from: int', 'to?: int'], {
    result: 'string',
    run(frame, text, from, to) {
      spend(frame, text.length >> 3)
      return [...text].slice(Math.max(0, from), to === undefined ? undefined : Math.max(0, to)).join('')
    },
  }),
] as const
