import * as v from 'valibot'
import { changeWorkflow } from '#domain/components/operations/workflows.ts'
import type { Json } from '#domain/lib/json.ts'
import { Key } from '#domain/lib/names.ts'
import type { Workflow } from '#domain/workflows/definition.ts'
import { Field } from '#web/ui/field.tsx'
import { NumberInput } from '#web/ui/number-input.tsx'
import { Select } from '#web/ui/select.tsx'
import { TextArea } from '#web/ui/text-area.tsx'
import { useEditor } from '../../context.ts'
import { ExpressionField } from '../../expression/expression-field.tsx'
import { CheckedText } from '../../inspector/checked-text.tsx'
import { InspectorHead } from '../../inspector/inspector-head.tsx'
import { messages } from '../messages.ts'
import { useWorkflowActs } from '../use-workflow-acts.ts'
import { SpanInput } from './span-input.tsx'

type Entry = Parameters<typeof changeWorkflow>[2]

/** Nothing is selected: the settings of the workflow. */
export function WorkflowInspector({ workflow }: { workflow: Workflow }) {
  const { model, flow, evaluation } = useEditor()
  const acts = useWorkflowActs()
  const t = messages.t.settings
  const { id, limits } = workflow
  const set = (entry: Entry, value: Json | undefined) => {
    const now = model.draft.document.peek()
    if (now) model.act(changeWorkflow(now, id, entry, value), { select: false, merge: `${id}.${entry}` })
  }
  const limit = (entry: keyof Workflow['limits'], value: Json | undefined) => {
    const kept = Object.entries<Json | undefined>({ ...limits, [entry]: value })
    set('limits', Object.fromEntries(kept.flatMap(([name, each]) => (each === undefined ? [] : [[name, each]]))))
  }
  const count = (entry: 'concurrency' | 'perKey' | 'perMinute', label: string, max: number) => (
    <div data-entry={`limits.${entry}`}>
      <Field label={label}>
        {(wiring) => (
          <NumberInput
            {...wiring}
            integer
            placeholder={t.unlimited}
            value={limits[entry] ?? null}
            onInput={(next) => {
              if (next !== null && Number.isNaN(next)) return
              limit(entry, next === null ? undefined : Math.min(max, Math.max(1, Math.round(next))))
            }}
          />
        )}
      </Field>
    </div>
  )
  const expression = (entry: 'key' | 'priority', label: string) => (
    <div data-entry={`limits.${entry}`}>
      <ExpressionField
        label={label}
        value={limits[entry] ?? ''}
        expected={entry === 'key' ? 'any' : 'double'}
        scope={flow.startScope.value}
        rows={null}
        values={{ record: evaluation.record.value as unknown as Json, input: {} }}
        onChange={(text) => limit(entry, text === '' ? undefined : text)}
      />
    </div>
  )
  const others = Object.values(model.draft.document.value?.workflows ?? {}).filter((other) => other.id !== id)

  return (
    <>
      <InspectorHead icon="workflow" kind={t.kind} name={workflow.title} label={t.title} />
      <div class="iscroll">
        <div class="sec">
          <CheckedText
            key={`${id} title`}
            entry="workflow.title"
            label={t.title}
            value={workflow.title}
            check={(text) => (text.trim() === '' ? t.titleRequired : null)}
            onChange={(title) => acts.renameWorkflow(workflow, title)}
          />
          <CheckedText
            key={`${id} key`}
            entry="workflow.key"
            label={t.key}
            value={workflow.key}
            check={(key) =>
              others.some((other) => other.key === key) ? t.keyTaken : v.is(Key, key) ? null : t.keyMalformed
            }
            onChange={(key) => set('key', key)}
          />
          <Field label={t.description}>
            {(wiring) => (
              <TextArea {...wiring} value={workflow.description} onInput={(text) => set('description', text)} />
            )}
          </Field>
        </div>
        <div class="sec">
          <div class="sh">{t.failure}</div>
          <Field label={t.onFailure}>
            {(wiring) => (
              <Select
                {...wiring}
                options={[
                  { value: 'undo', label: t.undo },
                  { value: 'hold', label: t.hold },
                ]}
                value={workflow.onFailure}
                onChange={(next) => set('onFailure', next ?? undefined)}
              />
            )}
          </Field>
          <div class="entry-group" role="group" aria-label={t.timeout} data-entry="workflow.timeout">
            <span class="label">{t.timeout}</span>
            <SpanInput
              label={t.timeout}
              value={workflow.timeout as unknown as Json | undefined}
              onChange={(next) => set('timeout', next)}
            />
          </div>
          <div data-entry="workflow.keepDays">
            <Field label={t.keepDays}>
              {(wiring) => (
                <NumberInput
                  {...wiring}
                  integer
                  value={workflow.keepDays}
                  onInput={(next) => {
                    if (next === null || Number.isNaN(next)) return
                    set('keepDays', Math.min(3_650, Math.max(1, Math.round(next))))
                  }}
                />
              )}
            </Field>
          </div>
        </div>
        <div class="sec">
          <div class="sh">{t.limits}</div>
          {count('concurrency', t.concurrency, 10_000)}
          {count('perKey', t.perKey, 10_000)}
          {limits.perKey !== undefined && expression('key', t.limitKey)}
          {count('perMinute', t.perMinute, 100_000)}
          {expression('priority', t.priority)}
        </div>
      </div>
    </>
  )
}
