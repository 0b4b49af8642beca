import { useSignal } from '@preact/signals'
import type { Option } from '#domain/components/property.ts'
import type { Json } from '#domain/lib/json.ts'
import { Button } from '#web/ui/button.tsx'
import { Dot } from '#web/ui/dot.tsx'
import { IconButton } from '#web/ui/icon-button.tsx'
import { plusIcon, xIcon } from '#web/ui/icons.ts'
import { Select } from '#web/ui/select.tsx'
import { TextInput } from '#web/ui/text-input.tsx'
import type { Tone } from '#web/ui/tone.ts'
import { messages } from '../messages.ts'

const TONES = ['neutral', 'accent', 'success', 'warning', 'danger', 'info'] as const

type Props = { type: 'string' | 'integer'; options: readonly Option[]; onChange: (options: Json | undefined) => void }

const INTEGER = /^-?\d{1,15}$/

/** The choices of an enumeration: the value that is stored, the label that is shown, the colour of its dot. */
export function OptionsEditor({ type, options, onChange }: Props) {
  const t = messages.t.property
  const change = (next: readonly Option[]) => onChange(next.length === 0 ? undefined : (next as unknown as Json))
  const set = (at: number, option: Option) => change(options.map((other, index) => (index === at ? option : other)))

  function add() {
    const numbers = options.flatMap(({ value }) => (typeof value === 'number' ? [value] : []))
    const next = options.length === 0 ? 0 : Math.max(-1, ...numbers) + 1
    const label = `${messages.t.property.optionLabel} ${options.length + 1}`
    change([...options, type === 'integer' ? { value: next, label } : { value: label, label }])
  }

  return (
    <div class="entry-group" role="group" aria-label={t.options} data-entry="options">
      <span class="label">{t.options}</span>
      {options.length > 0 && (
        <ul class="options-list">
          {options.map((option, index) => (
            <li key={index}>
              <ValueInput type={type} option={option} onChange={(value) => set(index, { ...option, value })} />
              <TextInput
                size="s"
                aria-label={t.optionLabel}
                value={option.label}
                onInput={(label) => label !== '' && set(index, { ...option, label })}
              />
              <Dot tone={option.tone === undefined || option.tone === 'neutral' ? 'none' : (option.tone as Tone)} />
              <Select
                size="s"
                aria-label={t.optionTone}
                options={TONES.map((tone) => ({ value: tone, label: messages.t.tones[tone] }))}
                empty={messages.t.tones.none}
                value={option.tone ?? null}
                onChange={(tone) => {
                  const { tone: _, ...rest } = option
                  set(index, tone === null ? rest : { ...rest, tone: tone as (typeof TONES)[number] })
                }}
              />
              <IconButton
                icon={xIcon}
                size="s"
                label={t.removeOption(option.label)}
                onClick={() => change(options.filter((_, at) => at !== index))}
              />
            </li>
          ))}
        </ul>
      )}
      <Button size="s" kind="ghost" icon={plusIcon} onClick={add}>
        {t.addOption}
      </Button>
    </div>
  )
}

type ValueProps = { type: 'string' | 'integer'; option: Option; onChange: (value: Option['value']) => void }

function ValueInput({ type, option, onChange }: ValueProps) {
  const typed = useSignal<string | null>(null)
  const wrong = typed.value !== null && (type === 'integer' ? !INTEGER.test(typed.value) : typed.value === '')
  return (
    <TextInput
      size="s"
      class="mono option-value"
      aria-label={messages.t.property.optionValue}
      {...(wrong ? { 'aria-invalid': true as const } : {})}
      inputMode={type === 'integer' ? 'numeric' : 'text'}
      value={typed.value ?? String(option.value)}
      onInput={(text) => {
        typed.value = text
        if (type === 'integer' ? INTEGER.test(text) : text !== '') onChange(type === 'integer' ? Number(text) : text)
      }}
      onBlur={() => (typed.value = null)}
    />
  )
}
