import { useSignal } from '@preact/signals'
import type { ComponentDocument } from '#domain/components/document.ts'
import type { JsonObject } from '#domain/lib/json.ts'
import type { RecordPage } from '#domain/records/query.ts'
import type { Workflow } from '#domain/workflows/definition.ts'
import { isWork } from '#domain/workflows/registry.ts'
import { walkSteps } from '#domain/workflows/tree.ts'
import { Banner } from '#web/ui/banner.tsx'
import { Button } from '#web/ui/button.tsx'
import { Checkbox } from '#web/ui/checkbox.tsx'
import { Combobox } from '#web/ui/combobox.tsx'
import { Dialog } from '#web/ui/dialog.tsx'
import { Field } from '#web/ui/field.tsx'
import { playIcon } from '#web/ui/icons.ts'
import type { Option } from '#web/ui/option.ts'
import { request } from '#web/server/request.ts'
import { ServerError } from '#web/server/server-error.ts'
import { messages as steps } from '../editor/workflow/messages.ts'
import { stepTitle } from '../editor/workflow/steps-text.ts'
import { failureSentence } from '../failure-sentence.ts'
import { JsonField, jsonOf, jsonProblem } from './json-field.tsx'
import { messages } from './messages.ts'

type Props = {
  document: ComponentDocument
  workflow: Workflow
  /** The run has begun. */
  onStarted: (run: string) => void
  onClose: () => void
}

const MOST_RECORDS = 50

/** Starts a run on the draft as it is saved: with an input, about a record, with outputs given instead of work. */
export function RunWithSample({ document, workflow, onStarted, onClose }: Props) {
  const t = messages.t.test
  const { id, key } = document.component
  const input = useSignal('{}')
  const record = useSignal<{ readonly id: string; readonly label: string } | null>(null)
  const pins = useSignal<{ readonly [step: string]: string }>({})
  const busy = useSignal(false)
  const error = useSignal<string | null>(null)
  const work = walkSteps(workflow).filter(({ kind }) => isWork(kind))
  const wrong =
    jsonProblem(input.value, true) ??
    Object.values(pins.value)
      .map((text) => jsonProblem(text))
      .find((problem) => problem !== null)

  /** What is live may be picked; of a component that never was, nothing. */
  async function records(words: string): Promise<readonly Option[]> {
    const { records: found } = await request<RecordPage>('GET', `/records/${key}?limit=${MOST_RECORDS}`)
    return found
      .map((one) => ({ value: String(one.id), label: String(one.name ?? one.id) }))
      .filter(({ label }) => label.toLowerCase().includes(words.toLowerCase()))
  }

  async function start() {
    busy.value = true
    error.value = null
    const sample = {
      record: record.value?.id ?? null,
      input: (jsonOf(input.value) ?? {}) as JsonObject,
      pins: Object.fromEntries(Object.entries(pins.value).map(([step, text]) => [step, jsonOf(text)])),
    }
    try {
      const run = await request<{ id: string }>('POST', `/components/${id}/workflows/${workflow.id}/test-runs`, sample)
      onStarted(run.id)
    } catch (cause) {
      if (!(cause instanceof ServerError)) throw cause
      error.value = failureSentence(cause)
    } finally {
      busy.value = false
    }
  }

  function pin(step: string, on: boolean) {
    const { [step]: _, ...rest } = pins.value
    pins.value = on ? { ...rest, [step]: '{}' } : rest
  }

  return (
    <Dialog
      title={t.title(workflow.title)}
      lead={t.lead}
      size="wide"
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{messages.t.dialogs.close}</Button>
          <Button
            kind="primary"
            icon={playIcon}
            busy={busy.value}
            disabled={wrong ?? false}
            onClick={() => void start()}
          >
            {t.act}
          </Button>
        </>
      }
    >
      <div class="stack">
        {error.value !== null && <Banner tone="danger">{error.value}</Banner>}
        <Field label={t.record} help={t.recordHelp} optional>
          {(wiring) => (
            <Combobox
              {...wiring}
              label={t.record}
              clearable
              placeholder={t.noRecord}
              options={records}
              value={record.value?.id ?? null}
              valueLabel={record.value?.label}
              onChange={(value, option) =>
                (record.value = value === null ? null : { id: value, label: option?.label ?? value })
              }
            />
          )}
        </Field>
        <JsonField object label={t.input} value={input.value} onInput={(text) => (input.value = text)} />
        <fieldset class="stack pins">
          <legend class="label">{t.pins}</legend>
          {work.length === 0 && <p class="fs-2 muted">{t.noWork}</p>}
          {work.map((step) => {
            const title = stepTitle(step, steps.t)
            const text = pins.value[step.id]
            return (
              <div key={step.id} class="stack">
                <Checkbox checked={text !== undefined} onChange={(on) => pin(step.id, on)}>
                  {t.pin(title)}
                </Checkbox>
                {text !== undefined && (
                  <JsonField
                    label={t.output(title)}
                    rows={3}
                    value={text}
                    onInput={(typed) => (pins.value = { ...pins.value, [step.id]: typed })}
                  />
                )}
              </div>
            )
          })}
        </fieldset>
      </div>
    </Dialog>
  )
}
