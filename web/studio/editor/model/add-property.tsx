import { useSignal } from '@preact/signals'
import { useEffect, useRef } from 'preact/hooks'
import { addProperty } from '#domain/components/operations/properties.ts'
import { PROPERTY_TYPES, type PropertyType } from '#domain/components/property.ts'
import { Button } from '#web/ui/button.tsx'
import { Field } from '#web/ui/field.tsx'
import { IconButton } from '#web/ui/icon-button.tsx'
import { plusIcon } from '#web/ui/icons.ts'
import { NamedIcon } from '#web/ui/named-icon.tsx'
import { Select } from '#web/ui/select.tsx'
import { TextInput } from '#web/ui/text-input.tsx'
import { useFloating } from '#web/ui/use-floating.ts'
import { useEditor } from '../context.ts'
import { messages } from '../messages.ts'
import { typeIcon } from '../titles.ts'

/** A button, and beside it the question what the new property is: its name and its type. */
export function AddProperty() {
  const { view } = useEditor()
  const button = useRef<HTMLButtonElement>(null)
  const open = useSignal(false)
  return (
    <>
      <IconButton
        icon={plusIcon}
        size="s"
        label={messages.t.model.add}
        buttonRef={button}
        aria-haspopup="dialog"
        aria-expanded={open.value}
        onClick={() => (open.value = !open.value)}
      />
      {open.value && (
        <PropertyQuestion
          anchor={button}
          onClose={() => {
            open.value = false
            if (view.left.peek().open) button.current?.focus()
          }}
        />
      )}
    </>
  )
}

type Props = { anchor: { current: HTMLElement | null }; onClose: () => void }

function PropertyQuestion({ anchor, onClose }: Props) {
  const { model } = useEditor()
  const t = messages.t.model
  const box = useRef<HTMLFormElement>(null)
  const input = useRef<HTMLInputElement>(null)
  const title = useSignal('')
  const type = useSignal<PropertyType>('string')
  const target = useSignal<string | null>(null)
  useFloating({ open: true, floating: box, anchor, placement: { side: 'below', align: 'start' }, onDismiss: onClose })
  useEffect(() => input.current?.focus(), [])
  const refers = type.value === 'catalog' || type.value === 'array'
  const targets = model.surroundings.value.map((outline) => ({ value: outline.id, label: outline.title }))

  function add() {
    const document = model.draft.document.peek()
    const words = title.peek().trim()
    const component = target.peek() ?? targets[0]?.value
    if (!document || words === '' || (refers && component === undefined)) return
    const wanted = { title: words, type: type.peek(), ...(refers && component !== undefined ? { component } : {}) }
    model.act(addProperty(document, wanted, model.random()))
    // Several properties are usually added one after the other: the question stays, ready for the next.
    title.value = ''
    input.current?.focus()
  }

  return (
    <form
      ref={box}
      popover="manual"
      class="menu add-property"
      aria-label={t.add}
      onSubmit={(event) => {
        event.preventDefault()
        add()
      }}
      onKeyDown={(event) => {
        event.stopPropagation()
        if (event.key === 'Escape') onClose()
      }}
    >
      <Field label={t.newTitle} required>
        {(wiring) => (
          <TextInput
            {...wiring}
            value={title.value}
            maxLength={200}
            placeholder={t.newTitlePlaceholder}
            inputRef={input}
            onInput={(text) => (title.value = text)}
          />
        )}
      </Field>
      <fieldset class="type-picker">
        <legend class="label">{t.type}</legend>
        {PROPERTY_TYPES.map((each) => (
          <label key={each} class={each === type.value ? 'on' : undefined} title={messages.t.typeHelp[each]}>
            <input
              type="radio"
              class="sr"
              name="type"
              value={each}
              checked={each === type.value}
              onChange={() => (type.value = each)}
            />
            <NamedIcon name={typeIcon(each)} />
            {messages.t.types[each]}
          </label>
        ))}
      </fieldset>
      {refers && (
        <Field label={t.target} required>
          {(wiring) => (
            <Select
              {...wiring}
              options={targets}
              value={target.value ?? targets[0]?.value ?? null}
              onChange={(id) => (target.value = id)}
            />
          )}
        </Field>
      )}
      <Button kind="primary" type="submit">
        {t.addAct}
      </Button>
    </form>
  )
}
