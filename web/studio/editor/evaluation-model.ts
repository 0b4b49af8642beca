import { computed, createModel, effect, signal, type ReadonlySignal } from '@preact/signals'
import type { ComponentDocument, ComponentOutline, Page } from '#domain/components/document.ts'
import type { Model } from '#domain/components/model.ts'
import { pageScope, rowScope } from '#domain/controls/scope.ts'
import { looseInputs } from '#domain/controls/walk-config.ts'
import { evaluate } from '#domain/expressions/evaluate.ts'
import type { Scope } from '#domain/expressions/scope.ts'
import { renderTemplate } from '#domain/expressions/template.ts'
import type { Json, JsonObject } from '#domain/lib/json.ts'
import type { RecordJson } from '#domain/records/query.ts'
import type { RecordSource } from '#web/controls/records.ts'
import { formatTag, timeZone } from '#web/ui/reader.ts'
import { liveRows } from './sample/live-rows.ts'
import { sampleStore } from './sample/sample-store.ts'

/** The user as expressions see one. */
export type ExpressionUser = {
  readonly id: string
  readonly name: string
  readonly email: string
  readonly role: string
}

type Options = {
  readonly document: ReadonlySignal<ComponentDocument | null>
  readonly page: ReadonlySignal<Page | null>
  readonly outlines: ReadonlySignal<readonly ComponentOutline[]>
  /** The live release of the component, null while there is none. */
  readonly live: ReadonlySignal<{ readonly document: ComponentDocument } | null>
  /** Components with something live. */
  readonly published: ReadonlySignal<ReadonlySet<string>>
  readonly user: ExpressionUser
  readonly now: () => number
}

const ROWS = 20
const NO_MODEL: Model = { properties: {}, keys: {}, nameFrom: null }

/** What the draft's expressions are worked out with while one edits: a record, its page, the rows of its grids. */
export const EvaluationModel = createModel((options: Options) => {
  const { document, page, outlines, live, published, user, now } = options
  // The component's identity changes with the model and the settings, not with what is on its pages.
  const component = computed(() => document.value?.component ?? null)
  const all = computed<readonly ComponentOutline[]>(() => {
    const own = component.value
    if (!own) return outlines.value
    const { id, key, title, icon, model } = own
    return [...outlines.value.filter((outline) => outline.id !== id), { id, key, title, icon, model, pages: [] }]
  })
  const records = computed<RecordSource>(() => {
    const withRows = published.value
    return sampleStore({
      outlines: all.value,
      now,
      seed: async (outline) => {
        if (!withRows.has(outline.id)) return null
        const before = outline.id === component.peek()?.id ? (live.peek()?.document.component.model ?? null) : null
        return liveRows(outline, before)
      },
    })
  })
  const rows = signal<readonly RecordJson[]>([])
  const rank = signal(0)
  const rowsOfOthers = signal<{ readonly [component: string]: RecordJson | undefined }>({})

  effect(() => {
    const source = records.value
    const key = component.value?.key
    if (key === undefined) return
    rowsOfOthers.value = {}
    void source.query(key, { limit: ROWS }).then((found) => {
      if (records.peek() === source) rows.value = found.records
    })
  })

  const record = computed(() => rows.value[rank.value % Math.max(1, rows.value.length)] ?? null)
  const scope = computed<Scope>(() => {
    const { title, model } = component.value ?? { title: '', model: NO_MODEL }
    return pageScope({ title, model }, page.value ? looseInputs(page.value, model) : {})
  })
  const values = computed(() => ({ ...record.value, user, params: {} }))

  /** A row of another component's records, once it is here. */
  function rowOf(id: string): RecordJson | null {
    if (id === component.value?.id) return record.value
    const outline = all.value.find((each) => each.id === id)
    const known = rowsOfOthers.value[id]
    if (outline && !known) {
      const source = records.value
      void source.query(outline.key, { limit: 1 }).then(({ records: [first] }) => {
        if (first && records.peek() === source) rowsOfOthers.value = { ...rowsOfOthers.peek(), [id]: first }
      })
    }
    return known ?? null
  }

  const context = () => ({
    now: now(),
    timeZone: timeZone.value,
    locale: formatTag.value,
    functions: { can: () => true },
  })

  return {
    user: computed(() => user),
    now,
    records,
    record,
    /** Whether the record is one of the live release. */
    isLive: computed(() => published.value.has(component.value?.id ?? '')),
    scope,
    values,
    /** Scope of an act on a row of a component's records. */
    scopeOfRow(id: string | null): Scope {
      const outline = all.value.find((each) => each.id === id)
      return outline ? rowScope(scope.value, outline) : scope.value
    },
    /** Takes the next record. */
    another: () => (rank.value += 1),
    /** The value of an expression, or the problem that keeps it from having one. @param rows component whose row `record` is */
    evaluate(text: string, at: Scope, of: string | null = null, more: JsonObject = {}) {
      const row = of === null ? {} : { record: rowOf(of) }
      return evaluate(text, { ...values.value, ...row, ...more }, { ...context(), scope: at })
    },
    /** Words with their values put in. @param other values of another scope than the page's */
    fill(template: string, other?: { readonly scope: Scope; readonly values: JsonObject }) {
      const at = other?.scope ?? scope.value
      return renderTemplate(template, { ...values.value, ...other?.values }, { ...context(), scope: at })
    },
  }
})
export type EvaluationModel = InstanceType<typeof EvaluationModel>

/** A value as it is shown under its expression: short, in one line. */
export function valueText(value: Json): string {
  if (typeof value === 'object' && value !== null && 'name' in value && typeof value.name === 'string')
    return value.name
  return typeof value === 'string' ? value : JSON.stringify(value)
}
