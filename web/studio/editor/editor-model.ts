import { computed, createModel, signal, type ReadonlySignal } from '@preact/signals'
import { checkComponent } from '#domain/components/check.ts'
import type { ComponentDocument, ComponentOutline, Control, Page } from '#domain/components/document.ts'
import { outlineOf } from '#domain/components/document.ts'
import {
  clip,
  childrenOf,
  type Clip,
  configure,
  duplicateControls,
  moveControls,
  pasteClip,
  type Place,
  removeControls,
  rootsOf,
  walk,
} from '#domain/components/operations/controls.ts'
import { set, type Operation, type RandomBytes } from '#domain/components/operations/operation.ts'
import { pagesOf } from '#domain/components/operations/pages.ts'
import type { Problem } from '#domain/lib/problem.ts'
import type { Workflow } from '#domain/workflows/definition.ts'
import { DraftStore, type DraftServer, type Keep } from './draft-store.ts'
import { endOf } from './places.ts'
import { spanOf } from './span-of.ts'
import { EMPTY_STACK, push, stepBack, stepForward, type Step, type UndoStack } from './undo-stack.ts'

/** What the inspector shows. */
export type Selection =
  | { readonly kind: 'none' }
  | { readonly kind: 'property'; readonly id: string }
  | { readonly kind: 'controls'; readonly ids: readonly string[] }
  | { readonly kind: 'steps'; readonly ids: readonly string[] }
  /** What starts the workflow that is shown. */
  | { readonly kind: 'start' }

const NOTHING: Selection = { kind: 'none' }

type Options = {
  readonly id: string
  readonly server: DraftServer
  readonly keep: Keep
  readonly outlines: ReadonlySignal<readonly ComponentOutline[]>
  readonly random: RandomBytes
  readonly now: () => number
}

/**
 * The component editor's state: the draft, what is selected, and undo. Every change is an `Operation`, so that the menu, the keys,
 * the palette and the pointer do the same thing and undo can name it.
 */
export const EditorModel = createModel(({ id, server, keep, outlines, random, now }: Options) => {
  const draft = new DraftStore({ id, server, keep })
  const stack = signal<UndoStack>(EMPTY_STACK)
  const pageId = signal<string | null>(null)
  const workflowId = signal<string | null>(null)
  const selection = signal<Selection>(NOTHING)
  const clipboard = signal<Clip | null>(null)

  const page = computed<Page | null>(() => {
    const document = draft.document.value
    if (!document) return null
    return document.pages[pageId.value ?? ''] ?? pagesOf(document)[0] ?? null
  })
  /** The workflow that is shown in the page's place, null while a page is. */
  const workflow = computed<Workflow | null>(() => draft.document.value?.workflows[workflowId.value ?? ''] ?? null)
  const selected = computed<Control[]>(() => {
    const current = selection.value
    const shown = page.value
    if (current.kind !== 'controls' || !shown) return []
    return current.ids.flatMap((controlId) => shown.controls[controlId] ?? [])
  })
  /** Outlines of every component, this one as its draft is now. */
  const surroundings = computed<ComponentOutline[]>(() => {
    const document = draft.document.value
    if (!document) return [...outlines.value]
    return [...outlines.value.filter((outline) => outline.id !== id), outlineOf(document)]
  })
  const problems = computed<readonly Problem[]>(() =>
    draft.document.value ? checkComponent(draft.document.value, surroundings.value) : [],
  )

  /** Does an operation: shows it, puts it on the undo stack, selects what it made. */
  function act(operation: Operation, options: { merge?: string; select?: boolean } = {}): void {
    const undo = draft.edit(operation.edits)
    if (undo.length === 0) return
    stack.value = push(stack.peek(), {
      label: operation.label,
      params: operation.params,
      redo: operation.edits,
      undo,
      merge: options.merge,
      at: now(),
    })
    if (options.select === false || operation.touched.length === 0) return
    const document = draft.document.peek()
    const onPage = page.peek()
    if (operation.touched.every((touched) => onPage && touched in onPage.controls))
      selection.value = { kind: 'controls', ids: operation.touched }
    else if (document && operation.touched[0] && operation.touched[0] in document.component.model.properties)
      selection.value = { kind: 'property', id: operation.touched[0] }
    else if (document && operation.touched[0] && operation.touched[0] in document.pages) showPage(operation.touched[0])
    else selectInWorkflow(operation.touched)
  }

  /** Selects steps an operation made or moved; shows a workflow it made. */
  function selectInWorkflow(touched: readonly string[]): void {
    const shown = workflow.peek()
    const [first = ''] = touched
    if (shown && touched.every((each) => each in shown.steps)) selection.value = { kind: 'steps', ids: touched }
    else if (shown && first in shown.triggers) selection.value = { kind: 'start' }
    else if (first !== shown?.id && first in (draft.document.peek()?.workflows ?? {})) show(first)
  }

  /** Shows a page or a workflow, by its id. */
  function show(next: string): void {
    // Before the draft is here nobody knows which of both it is.
    const known = draft.document.peek()
    if (!known || !(next in known.workflows)) pageId.value = next
    workflowId.value = next
    selection.value = NOTHING
  }

  function showPage(next: string): void {
    workflowId.value = null
    pageId.value = next
    selection.value = NOTHING
  }

  function travel(move: { step: Step; stack: UndoStack } | null, edits: (step: Step) => Step['redo']): Step | null {
    if (!move) return null
    draft.edit(edits(move.step))
    stack.value = move.stack
    return move.step
  }

  /** Where something new goes by default: into the selected container, behind the selected control, else at the page's end. */
  function defaultPlace(): Place {
    const shown = page.peek()
    const last = selected.peek().at(-1)
    if (!shown) return { parent: null, index: 0 }
    const inside = last && endOf(shown, last)
    if (inside) return inside
    if (last) {
      const siblings = childrenOf(shown, last.parent, last.slot)
      return { parent: last.parent, slot: last.slot, index: siblings.findIndex((c) => c.id === last.id) + 1 }
    }
    return { parent: null, index: childrenOf(shown, null).length }
  }

  const withPage = (then: (document: ComponentDocument, shown: Page) => void) => {
    const document = draft.document.peek()
    const shown = page.peek()
    if (document && shown) then(document, shown)
  }
  const selectedIds = () => selected.peek().map((control) => control.id)
  const selectedRoots = (shown: Page) => rootsOf(shown, selectedIds())

  return {
    draft,
    page,
    workflow,
    selection,
    selected,
    surroundings,
    problems,
    clipboard,
    undoable: computed(() => stack.value.past.at(-1) ?? null),
    redoable: computed(() => stack.value.future[0] ?? null),
    random: (): RandomBytes => random,

    act,
    show,
    showPage,
    defaultPlace,

    select(next: Selection) {
      selection.value = next
    },
    /** Adds a control to the selection, or takes it out. */
    toggle(controlId: string) {
      const ids = selectedIds()
      const next = ids.includes(controlId) ? ids.filter((other) => other !== controlId) : [...ids, controlId]
      selection.value = next.length === 0 ? NOTHING : { kind: 'controls', ids: next }
    },
    selectAll() {
      withPage((_, shown) => {
        const ids = walk(shown)
          .filter((c) => c.parent === (selected.peek()[0]?.parent ?? null))
          .map((c) => c.id)
        if (ids.length > 0) selection.value = { kind: 'controls', ids }
      })
    },
    /** One level up: from a control to its container, from there to the page. */
    selectParent() {
      const parent = selected.peek()[0]?.parent ?? null
      selection.value = parent === null ? NOTHING : { kind: 'controls', ids: [parent] }
    },
    /** The next or previous control in reading order. */
    selectNext(by: 1 | -1) {
      withPage((_, shown) => {
        const all = walk(shown)
        const at = all.findIndex((c) => c.id === selected.peek()[0]?.id)
        const next = all[at === -1 ? (by === 1 ? 0 : all.length - 1) : (at + by + all.length) % all.length]
        if (next) selection.value = { kind: 'controls', ids: [next.id] }
      })
    },

    undo: () => travel(stepBack(stack.peek()), (step) => step.undo),
    redo: () => travel(stepForward(stack.peek()), (step) => step.redo),

    copy() {
      withPage((_, shown) => {
        if (selectedIds().length > 0) clipboard.value = clip(shown, selectedIds())
      })
    },
    cut() {
      withPage((document, shown) => {
        if (selectedIds().length === 0) return
        clipboard.value = clip(shown, selectedIds())
        act(removeControls(document, shown.id, selectedIds()))
        selection.value = NOTHING
      })
    },
    paste() {
      const held = clipboard.peek()
      withPage((document, shown) => {
        if (held) act(pasteClip(document, shown.id, held, defaultPlace(), random))
      })
    },
    duplicate() {
      withPage((document, shown) => {
        if (selectedIds().length > 0) act(duplicateControls(document, shown.id, selectedIds(), random))
      })
    },
    removeSelected() {
      withPage((document, shown) => {
        if (selectedIds().length === 0) return
        act(removeControls(document, shown.id, selectedIds()))
        selection.value = NOTHING
      })
    },
    /** Moves the selection among its siblings: the keyboard's way of dragging. */
    nudge(by: 1 | -1) {
      withPage((document, shown) => {
        const ids = selectedRoots(shown)
        const [first] = ids.flatMap((controlId) => shown.controls[controlId] ?? [])
        if (!first) return
        const siblings = childrenOf(shown, first.parent, first.slot)
        const at = siblings.findIndex((c) => c.id === ids[0])
        const end = siblings.findIndex((c) => c.id === ids.at(-1))
        const index = by === -1 ? at - 1 : end + 2
        if (index < 0 || index > siblings.length) return
        act(moveControls(document, shown.id, ids, { parent: first.parent, slot: first.slot, index }))
      })
    },
    /** Moves the selection into the container before it. */
    moveIn() {
      withPage((document, shown) => {
        const ids = selectedRoots(shown)
        const [first] = ids.flatMap((controlId) => shown.controls[controlId] ?? [])
        if (!first) return
        const siblings = childrenOf(shown, first.parent, first.slot)
        const before = siblings[siblings.findIndex((c) => c.id === first.id) - 1]
        const into = before && endOf(shown, before)
        if (into) act(moveControls(document, shown.id, ids, into))
      })
    },
    /** Moves the selection out of its container, right behind it. */
    moveOut() {
      withPage((document, shown) => {
        const ids = selectedRoots(shown)
        const parent = shown.controls[shown.controls[ids[0] ?? '']?.parent ?? '']
        if (!parent) return
        const siblings = childrenOf(shown, parent.parent, parent.slot)
        const index = siblings.findIndex((c) => c.id === parent.id) + 1
        act(moveControls(document, shown.id, ids, { parent: parent.parent, slot: parent.slot, index }))
      })
    },
    /** Begins a move by keys. The returned function puts everything back where it was. */
    startMove() {
      const start = stack.peek().past.length
      return () => {
        while (stack.peek().past.length > start) travel(stepBack(stack.peek()), (step) => step.undo)
      }
    },
    /** Makes the selection wider or narrower by columns of twelve. */
    widen(by: 1 | -1) {
      withPage((document, shown) => {
        const operations = selected.peek().flatMap((control) => {
          const span = spanOf(control)
          const next = span === null ? null : Math.min(12, Math.max(1, span + by))
          return next === null ? [] : [configure(document, shown.id, control.id, 'span', next)]
        })
        const [first] = operations
        if (!first) return
        const edits = operations.flatMap((operation) => operation.edits)
        act({ ...first, edits }, { select: false, merge: `span ${selectedIds().join()}` })
      })
    },
    /** Says which property's value names records; null where none does. */
    nameRecordsBy(propertyId: string | null) {
      const title = draft.document.peek()?.component.model.properties[propertyId ?? '']?.title ?? ''
      const edits = [set(['component', 'model', 'nameFrom'], propertyId)]
      act({ label: 'property_changed', params: { title }, edits, touched: [] })
    },
    /** After the draft became another one: what was done before cannot be undone on it. */
    forgetSteps() {
      stack.value = EMPTY_STACK
      selection.value = NOTHING
    },
  }
})
export type EditorModel = InstanceType<typeof EditorModel>
