import { useEffect, useMemo } from 'preact/hooks'
import { LOCALE_NAMES, LOCALES, type Locale } from '#domain/localization/locales.ts'
import type { Site } from '#domain/sites/site.ts'
import { Banner } from '#web/ui/banner.tsx'
import { Button } from '#web/ui/button.tsx'
import { Checkbox } from '#web/ui/checkbox.tsx'
import { confirm } from '#web/ui/confirm.tsx'
import { Field } from '#web/ui/field.tsx'
import { Icon } from '#web/ui/icon.tsx'
import { externalIcon } from '#web/ui/icons.ts'
import { useLeaveWarning } from '#web/ui/leave-warning.ts'
import { Select } from '#web/ui/select.tsx'
import { TextInput } from '#web/ui/text-input.tsx'
import { useWorkspace } from '../context.ts'
import { request } from '#web/server/request.ts'
import { Logo } from './logo.tsx'
import { MenuEditor } from './menu-editor.tsx'
import { messages } from './messages.ts'
import { failureSentence } from '../failure-sentence.ts'
import { SiteModel } from './site-model.ts'

type Props = {
  row: { readonly site: Site; readonly revision: number }
  readOnly: boolean
  onRemoved: () => void
  /** Called when it is off the screen and what was changed is saved. */
  onLeft: () => void
}

/** Everything about one site, saved as it is changed. */
export function SiteForm({ row, readOnly, onRemoved, onLeft }: Props) {
  const workspace = useWorkspace()
  const t = messages.t
  // Its own from now on: a list that comes again takes nothing away that is being written.
  const model = useMemo(() => new SiteModel(row.site, row.revision), [])
  // Whoever leaves for the publication finds there what was written last.
  useEffect(() => () => void model.flush().finally(onLeft), [model])
  useLeaveWarning(model.unsaved.value)
  const site = model.site.value
  const problem = model.problem.value
  const wrong = (path: string) => problem?.fields.find((field) => field.path.endsWith(path))?.message ?? null
  const starts = workspace.outlines.value.flatMap((component) =>
    component.pages.map((page) => ({
      value: `${component.id} ${page.id}`,
      label: `${component.title}: ${page.title}`,
    })),
  )

  async function remove() {
    const sure = await confirm({ title: t.removeTitle(site.name), loss: t.removeLoss, act: t.remove, keep: t.keep })
    if (!sure) return
    await request('DELETE', `/sites/${site.id}`)
    onRemoved()
  }

  return (
    <div class="stack">
      {problem?.code === 'revision_conflict' && <Banner tone="warning">{t.conflict(t.someone)}</Banner>}
      {problem && problem.code !== 'revision_conflict' && problem.fields.length === 0 && (
        <Banner tone="danger">{failureSentence(problem)}</Banner>
      )}
      <section class="card pad stack">
        <div class="row">
          <h2 class="h3 grow">{site.name}</h2>
          <span class="fs-2 subtle" role="status">
            {model.state.value === 'saving' ? t.saving : model.state.value === 'saved' ? t.saved : ''}
          </span>
          <a class="btn s" href={`/app/${site.key}`} target="_blank" rel="noopener">
            {t.view}
            <Icon drawing={externalIcon} size="s" />
          </a>
        </div>
        <div class="site-fields">
          <Field label={t.name} required error={wrong('name')}>
            {(wiring) => (
              <TextInput
                {...wiring}
                value={site.name}
                readOnly={readOnly}
                maxLength={200}
                onInput={(name) => model.change({ name })}
              />
            )}
          </Field>
          <Field label={t.key} required error={wrong('key')}>
            {(wiring) => (
              <TextInput
                {...wiring}
                value={site.key}
                prefix="/app/"
                readOnly={readOnly}
                spellcheck={false}
                onInput={(key) => model.change({ key })}
              />
            )}
          </Field>
          <Field label={t.locale} help={t.localeHelp}>
            {(wiring) => (
              <Select
                {...wiring}
                value={site.locale}
                disabled={readOnly}
                onChange={(locale) => model.change({ locale: locale as Locale })}
                options={LOCALES.map((value) => ({ value, label: LOCALE_NAMES[value] }))}
              />
            )}
          </Field>
          <Field label={t.home} help={t.homeHelp}>
            {(wiring) => (
              <Select
                {...wiring}
                value={site.home ? `${site.home.component} ${site.home.page}` : ''}
                disabled={readOnly}
                onChange={(value) => {
                  const [component, page] = (value ?? '').split(' ')
                  if (component && page) model.change({ home: { component, page } })
                  else model.unset('home')
                }}
                empty={t.firstEntry}
                options={starts}
              />
            )}
          </Field>
          <Checkbox
            checked={site.isDefault}
            disabled={readOnly || site.isDefault}
            onChange={(isDefault) => model.change({ isDefault })}
          >
            {t.isDefault}
          </Checkbox>
        </div>
      </section>
      <section class="card pad stack">
        <h2 class="h3">{t.look}</h2>
        <div class="site-fields">
          <Field label={t.accent} help={t.accentHelp}>
            {(wiring) => (
              <input
                {...wiring}
                type="color"
                class="input colour"
                value={site.theme.accent ?? '#00808a'}
                disabled={readOnly}
                onChange={(event) => model.change({ theme: { ...site.theme, accent: event.currentTarget.value } })}
              />
            )}
          </Field>
          <Logo
            site={site}
            readOnly={readOnly}
            onChange={(logo) => (logo === undefined ? model.unset('logo') : model.change({ logo }))}
          />
        </div>
      </section>
      <MenuEditor model={model} readOnly={readOnly} />
      {!readOnly && !site.isDefault && (
        <div>
          <Button kind="danger-quiet" onClick={() => void remove()}>
            {t.remove}
          </Button>
        </div>
      )}
    </div>
  )
}
