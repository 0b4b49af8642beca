import {
  acceptCompletion,
  autocompletion,
  closeCompletion,
  completionStatus,
  type CompletionSource,
} from '@codemirror/autocomplete'
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands'
import { EditorState, StateEffect, StateField } from '@codemirror/state'
import { Decoration, EditorView, keymap, ViewPlugin, type DecorationSet, type ViewUpdate } from '@codemirror/view'
import { complete, type Completion } from '#domain/expressions/complete.ts'
import type { Scope } from '#domain/expressions/scope.ts'
import { tokens } from '#domain/expressions/tokens.ts'
import type { Problem } from '#domain/lib/problem.ts'
import { TOKEN_CLASSES } from './tokens.tsx'

// Fetched when the first expression is edited: the language's editor is larger than all of the inspector.

type Options = {
  readonly text: string
  readonly label: string
  readonly describedBy: string
  /** What the expression may name, at the moment it is asked. */
  readonly scope: () => Scope
  /** The texts it may come to, where they are few. */
  readonly choices: () => readonly string[]
  readonly onChange: (text: string) => void
}

export type ExpressionEditor = {
  /** Shows a text that came from elsewhere, and underlines what is wrong with it. */
  show(text: string, problems: readonly Problem[]): void
  /** Takes the focus, with everything selected. */
  focus(): void
  close(): void
}

const coloured = (text: string): DecorationSet =>
  Decoration.set(
    tokens(text).map(({ kind, from, to }) => Decoration.mark({ class: TOKEN_CLASSES[kind] }).range(from, to)),
  )

const colours = ViewPlugin.fromClass(
  class {
    decorations: DecorationSet
    constructor(view: EditorView) {
      this.decorations = coloured(view.state.doc.toString())
    }
    update({ docChanged, state }: ViewUpdate) {
      if (docChanged) this.decorations = coloured(state.doc.toString())
    }
  },
  { decorations: (plugin) => plugin.decorations },
)

const setProblems = StateEffect.define<readonly Problem[]>()

const underlines = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(marks, { changes, effects, newDoc }) {
    for (const effect of effects) {
      if (!effect.is(setProblems)) continue
      const ranges = effect.value.flatMap(({ range }) => {
        const to = Math.min(range?.to ?? newDoc.length, newDoc.length)
        const from = Math.min(range?.from ?? 0, Math.max(0, to - 1))
        return from < to ? [Decoration.mark({ class: 'fx-wrong' }).range(from, to)] : []
      })
      return Decoration.set(ranges, true)
    }
    return marks.map(changes)
  },
  provide: (field) => EditorView.decorations.from(field),
})

const KINDS: { readonly [Kind in Completion['kind']]: string } = {
  variable: 'variable',
  property: 'property',
  function: 'function',
  macro: 'method',
  keyword: 'keyword',
  choice: 'constant',
}

/** What the language offers at the cursor. */
const completions =
  (scope: () => Scope, choices: () => readonly string[]): CompletionSource =>
  ({ state, pos, explicit }) => {
    const text = state.doc.toString()
    const offers = complete(text, pos, scope(), choices())
    const from = offers[0]?.from
    if (from === undefined || (!explicit && from === pos && text.charAt(pos - 1) !== '.')) return null
    return {
      from,
      options: offers.map(({ label, kind, type }) => ({
        label,
        type: KINDS[kind],
        detail: type,
        ...(kind === 'function' || kind === 'macro' ? { apply: `${label}(` } : {}),
      })),
      validFor: /^"?[\w-]*$/,
    }
  }

/** Pasted lines become one: an expression has no second. */
const oneLine = EditorState.transactionFilter.of((transaction) => {
  if (transaction.newDoc.lines === 1) return transaction
  const text = transaction.newDoc.toString().replace(/\s*\n\s*/g, ' ')
  return {
    changes: { from: 0, to: transaction.startState.doc.length, insert: text },
    selection: { anchor: text.length },
  }
})

/** The page's policy lets in only styles that know its nonce. */
const nonce = (): string => document.querySelector<HTMLElement>('script[nonce], style[nonce]')?.nonce ?? ''

/** Puts an editor for one expression into an element. */
export function mountExpressionEditor(
  parent: HTMLElement,
  { text, label, describedBy, scope, choices, onChange }: Options,
): ExpressionEditor {
  let showing = false
  // Texts on their way to the owner: when they come back, what was typed since then stays.
  let sent: string[] = []
  const view = new EditorView({
    parent,
    state: EditorState.create({
      doc: text,
      extensions: [
        EditorView.cspNonce.of(nonce()),
        colours,
        underlines,
        oneLine,
        history(),
        EditorView.lineWrapping,
        EditorView.contentAttributes.of({ 'aria-label': label, 'aria-describedby': describedBy, spellcheck: 'false' }),
        autocompletion({ override: [completions(scope, choices)], icons: false, tooltipClass: () => 'fx-offers' }),
        keymap.of([
          { key: 'Tab', run: acceptCompletion },
          // Enter ends writing, where it chooses no offer.
          {
            key: 'Enter',
            run: (target) => (completionStatus(target.state) === 'active' ? acceptCompletion(target) : true),
          },
          { key: 'Escape', run: closeCompletion },
          ...historyKeymap,
          ...defaultKeymap,
        ]),
        EditorView.updateListener.of(({ docChanged, state }) => {
          if (!docChanged || showing) return
          const typed = state.doc.toString()
          sent.push(typed)
          onChange(typed)
        }),
      ],
    }),
  })
  return {
    show(next, problems) {
      const before = view.state.doc.toString()
      const own = sent.indexOf(next)
      sent = own === -1 ? [] : sent.slice(own + 1)
      if (own !== -1 && next !== before) return
      showing = true
      view.dispatch({
        ...(next === before ? {} : { changes: { from: 0, to: before.length, insert: next } }),
        effects: setProblems.of(next.trim() === '' ? [] : problems),
      })
      showing = false
    },
    focus() {
      view.focus()
      view.dispatch({ selection: { anchor: 0, head: view.state.doc.length } })
    },
    close: () => view.destroy(),
  }
}
