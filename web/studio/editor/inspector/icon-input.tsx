import { Combobox } from '#web/ui/combobox.tsx'
import { ICON_NAMES, NamedIcon } from '#web/ui/named-icon.tsx'
import { messages } from '../messages.ts'
import type { FieldOf, InputProps } from './input.ts'

const OPTIONS = ICON_NAMES.filter((name) => !name.startsWith('t-')).map((name) => ({
  value: name,
  label: name.replaceAll('-', ' '),
}))

/** One of the platform's drawings, found by its name. */
export const IconInput = ({ wiring, value, onChange, label }: Omit<InputProps<FieldOf<'icon'>>, 'field' | 'place'>) => (
  <div class="icon-input">
    {typeof value === 'string' && <NamedIcon name={value} />}
    <Combobox
      {...wiring}
      label={label}
      options={OPTIONS}
      value={typeof value === 'string' ? value : null}
      clearable
      placeholder={messages.t.inspector.noIcon}
      onChange={(name) => onChange(name ?? undefined)}
    />
  </div>
)
