import { createModel, computed, signal } from '@preact/signals'
import { canonicalText } from '#domain/components/canonical.ts'
import type { ComponentDocument } from '#domain/components/document.ts'
import { applyAll, type Edit } from '#domain/components/edit.ts'
import { mayPass } from '#web/server/may-pass.ts'
import { ServerError } from '#web/server/server-error.ts'

/** Where drafts are loaded from and saved to. */
export type DraftServer = {
  readonly load: (id: string) => Promise<LoadedDraft>
  readonly save: (id: string, base: number, edits: readonly Edit[]) => Promise<{ revision: number }>
}

export type LoadedDraft = {
  readonly document: ComponentDocument
  readonly revision: number
  readonly live: { readonly release: number; readonly document: ComponentDocument } | null
}

/** Keeps what is not saved yet over a crash or reload. */
export type Keep = {
  readonly get: (key: string) => string | null
  readonly set: (key: string, value: string | null) => void
}

export type SaveState = 'saved' | 'saving' | 'unsaved' | 'offline' | 'refused'

/** Someone else's save met ours: what of ours still fitted, and what did not (kept, never lost). */
export type Conflict = { readonly by: string | null; readonly kept: number; readonly lost: readonly Edit[] }

const SAVE_AFTER_MS = 500
const RETRY_MS = 3_000

type Options = {
  readonly id: string
  readonly server: DraftServer
  readonly keep: Keep
  readonly wait?: (ms: number, then: () => void) => () => void
}

const same = (a: unknown, b: unknown) => canonicalText({ a } as object) === canonicalText({ a: b } as object)

/** Whether a document is already as an edit that does not apply to it would leave it. */
function isDone(doc: ComponentDocument, { op, path, ...edit }: Edit): boolean {
  const there = path.reduce<unknown>(
    (node, key) =>
      typeof node === 'object' && node !== null ? (node as { readonly [name: string]: unknown })[key] : undefined,
    doc,
  )
  if (op === 'remove') return there === undefined
  return op === 'insert' && 'value' in edit && there !== undefined && same(there, edit.value)
}

const waitFor = (ms: number, then: () => void) => {
  const timer = setTimeout(then, ms)
  return () => clearTimeout(timer)
}

/**
 * A component's draft in the browser: shows every edit at once, saves it shortly after, and brings it together with what others saved.
 *
 * D1  An edit is in `document`, in the keep or on the server, always in one of the last two.
 * D2  At most one save is under way; edits made meanwhile wait for the next.
 * D3  A conflict re-applies our edits on top of theirs; those that no longer fit are told, with what they held.
 */
export const DraftStore = createModel(({ id, server, keep, wait = waitFor }: Options) => {
  const keepKey = `aqtra-draft-${id}`
  const document = signal<ComponentDocument | null>(null)
  const live = signal<LoadedDraft['live']>(null)
  const revision = signal(0)
  const state = signal<SaveState>('saved')
  const savedAt = signal<number | null>(null)
  const conflict = signal<Conflict | null>(null)
  const refusal = signal<ServerError | null>(null)
  const liveText = computed(() => (live.value === null ? null : canonicalText(live.value.document)))
  let pending: Edit[] = []
  let inFlight = 0
  let saving: Promise<void> | null = null
  let cancelWait = () => {}
  let cancelReload = () => {}

  const remember = () =>
    keep.set(keepKey, pending.length === 0 ? null : JSON.stringify({ base: revision.peek(), edits: pending }))

  /** Puts our edits on top of a document that came from the server. */
  const rebase = (theirs: ComponentDocument, by: string | null) => {
    const { doc, refused } = applyAll(theirs, pending)
    const unfit = new Set(refused.map(({ edit }) => edit))
    // A save whose answer was lost has happened all the same: what is there already is not lost.
    const lost = [...unfit].filter((edit) => !isDone(theirs, edit))
    conflict.value = { by, kept: pending.length - unfit.size, lost }
    pending = pending.filter((edit) => !unfit.has(edit))
    document.value = doc
    remember()
  }

  const schedule = (ms: number) => {
    cancelWait()
    cancelWait = wait(ms, () => void save())
  }

  async function save(): Promise<void> {
    cancelWait()
    if (saving) return saving
    if (pending.length === 0) {
      // What waited turned out not to fit any more: nothing is left to be saved.
      state.value = 'saved'
      refusal.value = null
      return
    }
    saving = (async () => {
      state.value = 'saving'
      inFlight = pending.length
      try {
        const answer = await server.save(id, revision.peek(), pending.slice(0, inFlight))
        revision.value = answer.revision
        pending = pending.slice(inFlight)
        savedAt.value = performance.timeOrigin + performance.now()
        refusal.value = null
        state.value = pending.length === 0 ? 'saved' : 'unsaved'
        if (pending.length > 0) schedule(SAVE_AFTER_MS)
      } catch (cause) {
        if (!(cause instanceof ServerError)) throw cause
        if (cause.code === 'revision_conflict') {
          const theirs = cause.body?.extra as {
            document: ComponentDocument
            revision: number
            by: { name: string } | null
          }
          revision.value = theirs.revision
          rebase(theirs.document, theirs.by?.name ?? null)
          state.value = 'unsaved'
          schedule(0)
        } else if (mayPass(cause)) {
          state.value = 'offline'
          schedule(RETRY_MS)
        } else {
          refusal.value = cause
          state.value = 'refused'
        }
      } finally {
        inFlight = 0
        saving = null
        remember()
      }
    })()
    return saving
  }

  /**
   * Someone saved `theirRevision`: take theirs in, unless it was us. Tries again where it cannot be had now.
   * @param by their name
   */
  async function takeIn(theirRevision: number, by: string | null = null): Promise<void> {
    if (saving) await saving
    if (theirRevision <= revision.peek()) return
    let loaded: LoadedDraft
    try {
      loaded = await server.load(id)
    } catch (cause) {
      if (!(cause instanceof ServerError)) throw cause
      cancelReload()
      // A component that is gone is told by the next save.
      if (mayPass(cause)) cancelReload = wait(RETRY_MS, () => void takeIn(theirRevision, by))
      return
    }
    if (loaded.revision <= revision.peek()) return
    revision.value = loaded.revision
    live.value = loaded.live
    if (pending.length === 0) {
      document.value = loaded.document
      return
    }
    rebase(loaded.document, by)
    if (pending.length === 0) void save()
  }

  return {
    document,
    live,
    revision,
    state,
    savedAt,
    conflict,
    refusal,
    /** Whether the draft differs from what is live. */
    ahead: computed(() => {
      if (liveText.value === null || document.value === null) return true
      return liveText.value !== canonicalText(document.value)
    }),

    /** Loads the draft, and puts back what an earlier visit could not save. */
    async open(): Promise<void> {
      const loaded = await server.load(id)
      revision.value = loaded.revision
      live.value = loaded.live
      const kept = keep.get(keepKey)
      const unsaved = kept === null ? null : (JSON.parse(kept) as { base: number; edits: Edit[] })
      pending = unsaved?.edits ?? []
      if (unsaved && unsaved.base !== loaded.revision) rebase(loaded.document, null)
      else document.value = applyAll(loaded.document, pending).doc
      if (pending.length > 0) {
        state.value = 'unsaved'
        schedule(0)
      }
    },

    /** Shows edits at once and saves them soon. Returns the edits that undo them. */
    edit(edits: readonly Edit[]): Edit[] {
      const current = document.peek()
      if (!current) return []
      const { doc, undo, refused } = applyAll(current, edits)
      const done = edits.filter((edit) => !refused.some((r) => r.edit === edit))
      if (done.length === 0) return []
      document.value = doc
      pending.push(...done)
      remember()
      if (state.peek() !== 'saving' && state.peek() !== 'offline') state.value = 'unsaved'
      schedule(SAVE_AFTER_MS)
      return undo
    },

    theirs: takeIn,

    /** Saves now what waits. Resolves when nothing waits any more, or saving is not possible at present. */
    async flush(): Promise<void> {
      do await save()
      while (pending.length > 0 && state.peek() === 'unsaved')
    },

    /** After a refusal: throw our unsaved edits away and show what the server has. */
    async revert(): Promise<void> {
      pending = []
      remember()
      const loaded = await server.load(id)
      revision.value = loaded.revision
      live.value = loaded.live
      document.value = loaded.document
      refusal.value = null
      state.value = 'saved'
    },

    dismissConflict() {
      conflict.value = null
    },

    /** Stops the timers. What waits stays in the keep. */
    close() {
      cancelWait()
      cancelReload()
    },
  }
})
export type DraftStore = InstanceType<typeof DraftStore>
