import { LOCALES } from '#domain/localization/locales.ts'
import { locale as reader } from '#web/ui/reader.ts'
import type { MenuItem } from '#domain/sites/site.ts'
import { Button } from '#web/ui/button.tsx'
import { Combobox } from '#web/ui/combobox.tsx'
import { Field } from '#web/ui/field.tsx'
import { trashIcon } from '#web/ui/icons.ts'
import { ICON_NAMES } from '#web/ui/named-icon.tsx'
import { Select } from '#web/ui/select.tsx'
import { TextInput } from '#web/ui/text-input.tsx'
import { useWorkspace } from '../context.ts'
import { messages } from './messages.ts'

type Props = { entry: MenuItem; readOnly: boolean; onChange: (entry: MenuItem) => void; onRemove: () => void }

const without = (entry: MenuItem, key: 'component' | 'page' | 'icon'): MenuItem => {
  const { [key]: _, ...rest } = entry
  return rest
}

/** One entry of the menu: its title in each language, what it opens, its icon. */
export function EntryForm({ entry, readOnly, onChange, onRemove }: Props) {
  const workspace = useWorkspace()
  const t = messages.t
  const component = workspace.outlines.value.find((outline) => outline.id === entry.component)
  return (
    <div class="entry-form stack">
      <Field label={t.entryTitle} required>
        {(wiring) => (
          <TextInput
            {...wiring}
            value={entry.title}
            readOnly={readOnly}
            maxLength={200}
            onInput={(title) => onChange({ ...entry, title })}
          />
        )}
      </Field>
      <Field label={t.component}>
        {(wiring) => (
          <Select
            {...wiring}
            value={entry.component ?? ''}
            disabled={readOnly}
            empty={t.noComponent}
            onChange={(id) =>
              onChange(
                id === null
                  ? without(without(entry, 'component'), 'page')
                  : without({ ...entry, component: id }, 'page'),
              )
            }
            options={workspace.outlines.value.map(({ id, title }) => ({ value: id, label: title }))}
          />
        )}
      </Field>
      {component && (
        <Field label={t.page}>
          {(wiring) => (
            <Select
              {...wiring}
              value={entry.page ?? ''}
              disabled={readOnly}
              empty={t.firstPage}
              onChange={(id) => onChange(id === null ? without(entry, 'page') : { ...entry, page: id })}
              options={component.pages.map(({ id, title }) => ({ value: id, label: title }))}
            />
          )}
        </Field>
      )}
      <Field label={t.icon}>
        {(wiring) => (
          <Combobox
            {...wiring}
            label={t.icon}
            value={entry.icon ?? null}
            clearable
            disabled={readOnly}
            onChange={(icon) => onChange(icon === null ? without(entry, 'icon') : { ...entry, icon })}
            options={ICON_NAMES.map((value) => ({ value, label: value }))}
          />
        )}
      </Field>
      <details>
        <summary class="fs-2 muted">{t.otherTitles}</summary>
        {LOCALES.map((locale) => (
          <Field
            key={locale}
            label={t.titleIn(new Intl.DisplayNames([reader.value], { type: 'language' }).of(locale) ?? locale)}
          >
            {(wiring) => (
              <TextInput
                {...wiring}
                value={entry.titles[locale] ?? ''}
                placeholder={entry.title}
                readOnly={readOnly}
                onInput={(title) => {
                  const { [locale]: _, ...others } = entry.titles
                  onChange({ ...entry, titles: title.trim() === '' ? others : { ...others, [locale]: title } })
                }}
              />
            )}
          </Field>
        ))}
      </details>
      {!readOnly && (
        <div>
          <Button kind="danger-quiet" size="s" icon={trashIcon} onClick={onRemove}>
            {t.removeEntry}
          </Button>
        </div>
      )}
    </div>
  )
}
