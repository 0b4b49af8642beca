import type { Json, JsonObject } from '#domain/lib/json.ts'
import type { Step } from '#domain/workflows/definition.ts'
import { Field } from '#web/ui/field.tsx'
import { NumberInput } from '#web/ui/number-input.tsx'
import { TextInput } from '#web/ui/text-input.tsx'
import { messages } from '../messages.ts'

type Props = { step: Step; set: (path: readonly string[], value: Json | undefined) => void }

type NumberProps = {
  entry: string
  label: string
  value: number | undefined
  min?: number
  max: number
  onChange: (value: number | undefined) => void
}

const Amount = ({ entry, label, value, min = 0, max, onChange }: NumberProps) => (
  <div data-entry={entry}>
    <Field label={label}>
      {(wiring) => (
        <NumberInput
          {...wiring}
          value={value ?? null}
          placeholder={messages.t.inspector.noLimit}
          onInput={(next) => {
            if (next !== null && Number.isNaN(next)) return
            onChange(next === null ? undefined : Math.min(max, Math.max(min, next)))
          }}
        />
      )}
    </Field>
  </div>
)

const inSeconds = (ms: number | undefined): number | undefined => (ms === undefined ? undefined : ms / 1_000)
const inMs = (seconds: number | undefined): number | undefined =>
  seconds === undefined ? undefined : Math.round(seconds * 1_000)

/** When and how often a failed step is tried again, and how long a try may take. */
export function RetrySection({ step: { retry, timeoutMs }, set }: Props) {
  const t = messages.t.inspector
  const change = (entry: JsonObject) => {
    const next = { max: 0, ...retry, ...entry }
    set(['retry'], next.max === 0 ? undefined : (next as unknown as Json))
  }
  return (
    <>
      <div class="sec">
        <div class="sh">{t.retry}</div>
        <Amount
          entry="retry"
          label={t.retryMax}
          value={retry?.max ?? 0}
          max={1_000}
          onChange={(max) => change({ max: Math.round(max ?? 0) })}
        />
        {retry && (
          <>
            <Amount
              entry="retry.delayMs"
              label={t.retryDelay}
              value={inSeconds(retry.delayMs)}
              max={86_400}
              onChange={(value) => change({ delayMs: inMs(value) ?? 0 })}
            />
            <Amount
              entry="retry.factor"
              label={t.retryFactor}
              value={retry.factor}
              min={1}
              max={10}
              onChange={(factor) => change({ factor: factor ?? 1 })}
            />
            <Amount
              entry="retry.longestMs"
              label={t.retryLongest}
              value={inSeconds(retry.longestMs)}
              max={604_800}
              onChange={(value) => change({ longestMs: inMs(value) ?? 0 })}
            />
            <Field label={t.retryNot}>
              {(wiring) => (
                <TextInput
                  {...wiring}
                  class="mono"
                  value={retry.not.join(', ')}
                  onInput={(text) =>
                    change({
                      not: text
                        .split(',')
                        .map((code) => code.trim())
                        .filter(Boolean)
                        .slice(0, 20),
                    })
                  }
                />
              )}
            </Field>
          </>
        )}
      </div>
      <div class="sec">
        <Amount
          entry="timeoutMs"
          label={t.timeout}
          value={inSeconds(timeoutMs)}
          min={0.1}
          max={2_678_400}
          onChange={(value) => set(['timeoutMs'], inMs(value))}
        />
      </div>
    </>
  )
}
