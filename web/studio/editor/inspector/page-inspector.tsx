import * as v from 'valibot'
import { changePage, changeSetting, renamePage } from '#domain/components/operations/pages.ts'
import { Key } from '#domain/lib/names.ts'
import { Field } from '#web/ui/field.tsx'
import { Segmented } from '#web/ui/segmented.tsx'
import { Select } from '#web/ui/select.tsx'
import { TextArea } from '#web/ui/text-area.tsx'
import { useEditor } from '../context.ts'
import { messages } from '../messages.ts'
import { CheckedText } from './checked-text.tsx'
import { IconInput } from './icon-input.tsx'
import { InspectorHead } from './inspector-head.tsx'
import { KeysInput } from './keys-input.tsx'

/** Nothing is selected: the settings of the page, and of the component. */
export function PageInspector() {
  const { model } = useEditor()
  const t = messages.t
  const document = model.draft.document.value
  const page = model.page.value
  if (!document) return null
  const { component, pages } = document
  const live = model.draft.live.value
  const set = (entry: Parameters<typeof changeSetting>[0], value: string) =>
    model.act(changeSetting(entry, value), { merge: `component.${entry}` })
  const current = () => model.draft.document.peek() ?? document
  const titleProblem = (text: string) => (text.trim() === '' ? t.component.titleRequired : null)
  const keyProblem = (text: string) => (v.is(Key, text) ? null : t.page.keyMalformed)

  return (
    <>
      <InspectorHead
        icon={page ? (page.presentation === 'dialog' ? 'pages' : 'page') : component.icon}
        kind={page ? t.page.kind : t.component.section}
        name={page?.title ?? component.title}
        label={t.page.title}
      />
      <div class="iscroll">
        {page && (
          <div class="sec">
            <CheckedText
              key={`${page.id} title`}
              entry="page.title"
              label={t.page.title}
              value={page.title}
              check={titleProblem}
              onChange={(title) =>
                model.act(renamePage(current(), page.id, title.trim(), true), {
                  select: false,
                  merge: `${page.id}.title`,
                })
              }
            />
            <CheckedText
              key={`${page.id} key`}
              entry="page.key"
              label={t.page.key}
              value={page.key}
              check={(key) =>
                Object.values(pages).some((other) => other.id !== page.id && other.key === key)
                  ? t.page.keyTaken
                  : keyProblem(key)
              }
              onChange={(key) =>
                model.act(changePage(current(), page.id, 'key', key), { select: false, merge: `${page.id}.key` })
              }
            />
            <Field label={t.page.presentation}>
              {() => (
                <Segmented
                  label={t.page.presentation}
                  block
                  segments={[
                    { value: 'page', label: t.page.page },
                    { value: 'dialog', label: t.page.dialog },
                  ]}
                  value={page.presentation}
                  onChange={(value) =>
                    model.act(changePage(document, page.id, 'presentation', value), { select: false })
                  }
                />
              )}
            </Field>
          </div>
        )}
        <div class="sec">
          <div class="sh">{t.component.section}</div>
          <CheckedText
            entry="component.title"
            label={t.component.title}
            value={component.title}
            check={titleProblem}
            onChange={(title) => set('title', title.trim())}
          />
          <CheckedText
            entry="component.key"
            label={t.component.key}
            value={component.key}
            help={live === null ? undefined : t.component.keyLive}
            check={keyProblem}
            onChange={(key) => set('key', key)}
          />
          <Field label={t.component.description}>
            {(wiring) => (
              <TextArea
                {...wiring}
                value={component.description}
                maxLength={2_000}
                onInput={(text) => set('description', text)}
              />
            )}
          </Field>
          <Field label={t.component.icon}>
            {(wiring) => (
              <IconInput
                wiring={wiring}
                label={t.component.icon}
                value={component.icon}
                onChange={(name) => set('icon', typeof name === 'string' ? name : 'cube')}
              />
            )}
          </Field>
          <Field label={t.component.access}>
            {(wiring) => (
              <Select
                {...wiring}
                options={[
                  { value: 'private', label: t.component.private },
                  { value: 'members', label: t.component.members },
                ]}
                value={component.access}
                onChange={(access) => access !== null && set('access', access)}
              />
            )}
          </Field>
          <KeysInput />
        </div>
      </div>
    </>
  )
}
