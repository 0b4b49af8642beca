import { useSignal } from '@preact/signals'
import { useEffect, useRef } from 'preact/hooks'
import { propertiesOf, SYSTEM_PROPERTIES, type Property } from '#domain/components/model.ts'
import { moveProperty } from '#domain/components/operations/properties.ts'
import { classNames } from '#web/ui/class-names.ts'
import { openContextMenu } from '#web/ui/context-menu.tsx'
import { Count } from '#web/ui/count.tsx'
import { filterOptions } from '#web/ui/use-options.ts'
import { IconButton } from '#web/ui/icon-button.tsx'
import { Icon } from '#web/ui/icon.tsx'
import { arrowRightIcon, dataIcon, keyIcon, rightIcon, searchIcon } from '#web/ui/icons.ts'
import { NamedIcon } from '#web/ui/named-icon.tsx'
import { TextInput } from '#web/ui/text-input.tsx'
import { combine, dragSource, dropTarget } from '../../drag/drag.ts'
import { useEditor } from '../context.ts'
import { useEditorActs } from '../frame/editor-acts.ts'
import { focusFirst } from '../focus-first.ts'
import { messages } from '../messages.ts'
import { typeIcon } from '../titles.ts'
import { AddProperty } from './add-property.tsx'
import { removePropertyAsking } from './remove-property.ts'

/** The model as a list: what each record holds. Rows are dragged onto the page, or among each other. */
export function ModelTree() {
  const { model, view } = useEditor()
  const acts = useEditorActs()
  const t = messages.t.model
  const finding = useSignal(false)
  const words = useSignal('')
  const systemShown = useSignal(false)
  const list = useRef<HTMLDivElement>(null)
  const document = model.draft.document.value
  if (!document) return null
  const all = propertiesOf(document.component.model)
  const asOptions = all.map((each) => ({ value: each.id, label: each.title, hint: each.name }))
  const matching = new Set(filterOptions(asOptions, words.value).map(({ value }) => value))
  const shown = all.filter((each) => matching.has(each.id))
  const selection = model.selection.value
  const chosen = selection.kind === 'property' ? selection.id : null
  const stop = shown.some((each) => each.id === chosen) ? chosen : shown[0]?.id

  const menuOf = (property: Property) => {
    const at = all.indexOf(property)
    const move = (index: number) => () => model.act(moveProperty(document, property.id, index))
    return [
      { id: 'page', label: t.toPage, run: () => acts.addProperty(property.id) },
      { id: 'copy', label: t.copyName, run: () => void navigator.clipboard.writeText(property.name) },
      { separator: true as const },
      { id: 'up', label: t.moveUp, disabled: at === 0 && t.moveUp, keys: 'Alt+ArrowUp', run: move(at - 1) },
      {
        id: 'down',
        label: t.moveDown,
        disabled: at === all.length - 1 && t.moveDown,
        keys: 'Alt+ArrowDown',
        run: move(at + 1),
      },
      { separator: true as const },
      {
        id: 'remove',
        label: t.remove,
        tone: 'danger' as const,
        keys: 'Delete',
        run: () => void removePropertyAsking(model, property.id),
      },
    ]
  }

  const keyDown = (event: KeyboardEvent, property: Property) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    const at = all.indexOf(property)
    if (step !== 0 && event.altKey) model.act(moveProperty(document, property.id, at + step))
    else if (step !== 0) {
      const next = shown[shown.indexOf(property) + step]
      if (!next) return
      model.select({ kind: 'property', id: next.id })
      list.current?.querySelector<HTMLElement>(`[data-property="${next.id}"]`)?.focus()
    } else if (event.key === 'Delete') void removePropertyAsking(model, property.id)
    else if (event.key === 'Enter') {
      if (chosen === property.id) view.inspector.value = { ...view.inspector.peek(), open: true }
      model.select({ kind: 'property', id: property.id })
    } else return
    event.preventDefault()
    event.stopPropagation()
  }

  return (
    <section class="editor-model" aria-label={t.title}>
      <div class="phead">
        {t.title}
        <Count value={all.length} label={t.properties(all.length)} />
        <span class="grow" />
        <IconButton
          icon={searchIcon}
          size="s"
          label={t.find}
          pressed={finding.value}
          onClick={() => {
            finding.value = !finding.value
            words.value = ''
          }}
        />
        <AddProperty />
      </div>
      {finding.value && (
        <div class="panel-find">
          <TextInput
            size="s"
            icon={searchIcon}
            aria-label={t.find}
            value={words.value}
            inputRef={focusFirst}
            onInput={(text) => (words.value = text)}
          />
        </div>
      )}
      <div class="panel-scroll">
        {shown.length > 0 && (
          <div ref={list} role="listbox" aria-label={t.title}>
            {shown.map((property) => (
              <PropertyRow
                key={property.id}
                property={property}
                on={chosen === property.id}
                stop={stop === property.id}
                onKeyDown={(event) => keyDown(event, property)}
                onMenu={(event) => openContextMenu(event, property.title, menuOf(property))}
              />
            ))}
          </div>
        )}
        {all.length === 0 && <p class="panel-empty">{t.emptyHelp}</p>}
        {all.length > 0 && shown.length === 0 && <p class="panel-empty">{t.noMatch}</p>}
        {words.value === '' && (
          <button
            type="button"
            class="prop system"
            aria-expanded={systemShown.value}
            onClick={() => (systemShown.value = !systemShown.value)}
          >
            <Icon drawing={rightIcon} class={classNames(systemShown.value && 'is-open')} mirror />
            <span>{t.system(Object.keys(SYSTEM_PROPERTIES).length)}</span>
          </button>
        )}
        {systemShown.value &&
          Object.keys(SYSTEM_PROPERTIES).map((name) => (
            <div class="prop system" key={name}>
              <Icon drawing={dataIcon} />
              <span class="mono">{name}</span>
            </div>
          ))}
      </div>
    </section>
  )
}

type RowProps = {
  property: Property
  on: boolean
  stop: boolean
  onKeyDown: (event: KeyboardEvent) => void
  onMenu: (event: MouseEvent) => void
}

function PropertyRow({ property, on, stop, onKeyDown, onMenu }: RowProps) {
  const { model } = useEditor()
  const t = messages.t.model
  const row = useRef<HTMLDivElement>(null)
  const { id, title, type } = property
  const target = 'component' in property ? property.component : null
  const targetTitle = target === null ? null : model.surroundings.value.find((outline) => outline.id === target)?.title

  useEffect(() => {
    const element = row.current
    if (!element) return
    return combine(
      dragSource(element, () => ({ type: 'property', id, title })),
      dropTarget(element, {
        takes: (dragged) => dragged.type === 'property' && dragged.id !== id,
        over(dragged, { y }) {
          if (dragged) element.dataset['drop'] = y < 0.5 ? 'before' : 'behind'
          else delete element.dataset['drop']
        },
        drop(dragged, { y }) {
          const now = model.draft.document.peek()
          if (!now || dragged.type !== 'property') return
          const others = propertiesOf(now.component.model).filter((each) => each.id !== dragged.id)
          const index = others.findIndex((each) => each.id === id) + (y < 0.5 ? 0 : 1)
          model.act(moveProperty(now, dragged.id, index))
        },
      }),
    )
  }, [id, title, model])

  return (
    <div
      ref={row}
      role="option"
      aria-selected={on}
      aria-label={`${title}, ${messages.t.types[type]}${property.required ? `, ${t.required}` : ''}`}
      tabIndex={stop ? 0 : -1}
      data-property={id}
      class={classNames('prop', on && 'on')}
      onClick={() => model.select({ kind: 'property', id })}
      onContextMenu={onMenu}
      onKeyDown={onKeyDown}
    >
      <NamedIcon name={typeIcon(type)} />
      <span class="trunc" title={property.name}>
        {title}
      </span>
      {property.required && (
        <span class="req" title={t.required}>
          *
        </span>
      )}
      <span class="flags">
        {property.unique && <Icon drawing={keyIcon} label={t.unique} />}
        {target !== null && (
          <>
            <Icon drawing={arrowRightIcon} mirror />
            <span class="trunc">{targetTitle ?? messages.t.inspector.gone}</span>
          </>
        )}
      </span>
    </div>
  )
}
