import type { Json } from '#domain/lib/json.ts'
import { IconButton } from '#web/ui/icon-button.tsx'
import { copyIcon } from '#web/ui/icons.ts'
import { toast } from '#web/ui/toast.tsx'
import { messages } from '../messages.ts'

/** Longer values are cut: whoever needs all of it copies it. */
const MOST_SIGNS = 20_000

const isPlain = (value: Json): value is string | number | boolean | null => typeof value !== 'object' || value === null

/** A value as code, with its colour. */
function Token({ value }: { value: string | number | boolean | null }) {
  if (value === null) return <b class="tok-k">null</b>
  if (typeof value === 'string') return <b class="tok-s">{JSON.stringify(value.slice(0, MOST_SIGNS))}</b>
  return <b class={typeof value === 'number' ? 'tok-n' : 'tok-k'}>{String(value)}</b>
}

function Row({ name, value }: { name: string; value: Json }) {
  if (isPlain(value))
    return (
      <div>
        <span title={name}>{name}</span>
        <Token value={value} />
      </div>
    )
  const text = JSON.stringify(value)
  if (text.length <= 40)
    return (
      <div>
        <span title={name}>{name}</span>
        <b>{text}</b>
      </div>
    )
  return (
    <details>
      <summary>
        <span title={name}>{name}</span>
        <b class="trunc">{text.slice(0, 80)}</b>
      </summary>
      <pre>{JSON.stringify(value, null, 2).slice(0, MOST_SIGNS)}</pre>
    </details>
  )
}

/** A value with its entries one under the other. */
export function Values({ value }: { value: Json }) {
  const entries = isPlain(value) ? [] : Object.entries(value as { readonly [name: string]: Json })
  if (isPlain(value)) return <div class="io io-one">{<Token value={value} />}</div>
  if (entries.length === 0) return <p class="fs-2 muted">{messages.t.viewer.emptyValue}</p>
  return (
    <div class="io">
      {entries.slice(0, 200).map(([name, each]) => (
        <Row key={name} name={name} value={each} />
      ))}
    </div>
  )
}

export const CopyValue = ({ value }: { value: Json }) => (
  <IconButton
    icon={copyIcon}
    size="s"
    label={messages.t.viewer.copy}
    onClick={() =>
      void navigator.clipboard
        .writeText(JSON.stringify(value, null, 2))
        .then(() => toast({ text: messages.t.viewer.copied }))
    }
  />
)
