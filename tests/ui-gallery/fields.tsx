import { useSignal } from '@preact/signals'
import { Combobox } from '#web/ui/combobox.tsx'
import { DateInput } from '#web/ui/date-input.tsx'
import { Field } from '#web/ui/field.tsx'
import { FileDrop } from '#web/ui/file-drop.tsx'
import { searchIcon } from '#web/ui/icons.ts'
import { MultiCombobox } from '#web/ui/multi-combobox.tsx'
import { NumberInput } from '#web/ui/number-input.tsx'
import type { Option } from '#web/ui/option.ts'
import { PasswordInput } from '#web/ui/password-input.tsx'
import { Select } from '#web/ui/select.tsx'
import { TextArea } from '#web/ui/text-area.tsx'
import { TextInput } from '#web/ui/text-input.tsx'
import { Sheet } from './sheet.tsx'

const CUSTOMERS: readonly Option[] = [
  { value: 'c1', label: 'Bergmann & Söhne', hint: 'Austria' },
  { value: 'c2', label: 'Caldeira Lda', hint: 'Portugal' },
  { value: 'c3', label: 'Dupont et Fils', hint: 'France' },
  { value: 'c4', label: 'Nordwind GmbH', hint: 'Germany' },
]

const slowly = (query: string): Promise<readonly Option[]> =>
  new Promise((resolve) => {
    const found = CUSTOMERS.filter((option) => option.label.toLowerCase().includes(query.toLowerCase()))
    setTimeout(() => resolve(found), 60)
  })

export function Fields() {
  const customer = useSignal<string | null>('c1')
  const searched = useSignal<Option | null>(null)
  const tags = useSignal<readonly Option[]>(CUSTOMERS.slice(0, 2))
  const amount = useSignal<number | null>(12480.5)
  return (
    <>
      <Sheet title="Fields">
        <div class="two">
          <Field label="Number" required>
            {(wiring) => <TextInput {...wiring} value="INV-2026-0421" />}
          </Field>
          <Field label="Customer">
            {(wiring) => (
              <Combobox
                {...wiring}
                label="Customers"
                options={CUSTOMERS}
                value={customer.value}
                clearable
                onChange={(value) => (customer.value = value)}
              />
            )}
          </Field>
          <Field label="Due date" error="Must be after 19 Nov.">
            {(wiring) => <DateInput {...wiring} value="2026-11-12" />}
          </Field>
          <Field label="Search" help="By name or number">
            {(wiring) => <TextInput {...wiring} type="search" icon={searchIcon} value="berg" />}
          </Field>
          <Field label="Country" help="Set by the customer">
            {(wiring) => <TextInput {...wiring} value="Austria" disabled />}
          </Field>
          <Field label="Created" help="Read-only">
            {(wiring) => <TextInput {...wiring} value="17 Nov 2026, 09:02" readOnly />}
          </Field>
          <Field label="Amount">
            {(wiring) => (
              <NumberInput
                {...wiring}
                value={amount.value}
                format={{ minimumFractionDigits: 2 }}
                suffix="EUR"
                onInput={(value) => (amount.value = value)}
              />
            )}
          </Field>
          <Field label="Terms">
            {(wiring) => (
              <Select
                {...wiring}
                value="30"
                empty="None"
                options={[
                  { value: '14', label: '14 days' },
                  { value: '30', label: '30 days' },
                ]}
              />
            )}
          </Field>
        </div>
      </Sheet>
      <Sheet title="More fields">
        <Field label="Partner, searched" optional>
          {(wiring) => (
            <Combobox
              {...wiring}
              label="Partners"
              options={slowly}
              value={searched.value?.value ?? null}
              valueLabel={searched.value?.label}
              placeholder="Name or country"
              clearable
              onChange={(_, option) => (searched.value = option)}
            />
          )}
        </Field>
        <Field label="Recipients">
          {(wiring) => (
            <MultiCombobox
              {...wiring}
              label="Recipients"
              options={CUSTOMERS}
              value={tags.value}
              onChange={(value) => (tags.value = value)}
            />
          )}
        </Field>
        <Field label="Password">{(wiring) => <PasswordInput {...wiring} value="tide and ink" />}</Field>
        <Field label="Note">
          {(wiring) => <TextArea {...wiring} value="Paid in two parts, the second in March." />}
        </Field>
        <Field label="Umsatzsteuer-Identifikationsnummer" inline>
          {(wiring) => <TextInput {...wiring} value="DE 812345678" />}
        </Field>
        <Field label="Scan">
          {(wiring) => (
            <FileDrop
              {...wiring}
              onFiles={() => {}}
              hint="PDF or image, up to 10 MB"
              uploads={[{ name: 'invoice-421.pdf', share: 0.4 }]}
            />
          )}
        </Field>
      </Sheet>
    </>
  )
}
