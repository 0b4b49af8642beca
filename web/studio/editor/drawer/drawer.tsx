import { Button } from '#web/ui/button.tsx'
import { classNames } from '#web/ui/class-names.ts'
import { IconButton } from '#web/ui/icon-button.tsx'
import { keyCaps } from '#web/ui/keys.ts'
import { Icon } from '#web/ui/icon.tsx'
import { alertIcon, checkCircleIcon, downIcon, errorIcon, refreshIcon } from '#web/ui/icons.ts'
import { Tabs } from '#web/ui/tabs.tsx'
import { useEditor } from '../context.ts'
import { problemText } from '../expression/problem-text.ts'
import { jumpTo } from '../jump-to.ts'
import { messages } from '../messages.ts'
import type { DrawerTab } from '../view-model.ts'
import { placeOf } from './problem-place.ts'

/** Below the page: what is wrong with the component, and the record its expressions are worked out with. */
export function Drawer() {
  const { model, view } = useEditor()
  const t = messages.t.drawer
  const problems = model.problems.value
  const errors = problems.filter(({ severity }) => severity === 'error').length
  return (
    <section class="drawer" aria-label={t.label}>
      <Tabs
        label={t.label}
        small
        panelClass="drawer-panel"
        value={view.drawerTab.value}
        onChange={(id) => (view.drawerTab.value = id as DrawerTab)}
        actions={
          <IconButton
            icon={downIcon}
            size="s"
            label={messages.t.panels.close}
            keys={keyCaps('Mod+J')}
            onClick={() => view.toggle(view.drawer)}
          />
        }
        tabs={[
          {
            id: 'problems',
            label: t.problems,
            count: problems.length === 0 ? undefined : problems.length,
            countTone: errors > 0 ? 'danger' : 'warning',
            panel: () => <Problems />,
          },
          { id: 'data', label: t.data, panel: () => <Data /> },
        ]}
      />
    </section>
  )
}

function Problems() {
  const { model, view } = useEditor()
  const t = messages.t.drawer
  const document = model.draft.document.value
  const problems = model.problems.value
  if (!document) return null
  if (problems.length === 0) {
    return (
      <p class="drawer-empty">
        <Icon drawing={checkCircleIcon} class="c-success" />
        {t.noProblems}. <span class="muted">{t.noProblemsHelp}</span>
      </p>
    )
  }

  const selection = model.selection.value
  const selected = new Set<string>('ids' in selection ? selection.ids : [])

  return (
    <ul class="problems">
      {problems.map((problem, index) => {
        const place = placeOf(problem, document)
        const wrong = problem.severity === 'error'
        const on = 'ids' in place.selection && place.selection.ids.some((id) => selected.has(id))
        return (
          <li key={index}>
            <button
              type="button"
              class={classNames('problem', on && 'on')}
              onClick={() => jumpTo({ model, view }, place)}
            >
              <Icon drawing={wrong ? errorIcon : alertIcon} size="s" class={wrong ? 'c-danger' : 'c-warning'} />
              <span class="grow">
                <span class="medium">{place.what}</span> {problemText(problem)}
              </span>
              <span class="where">{place.where}</span>
            </button>
          </li>
        )
      })}
    </ul>
  )
}

function Data() {
  const { evaluation } = useEditor()
  const t = messages.t.drawer
  return (
    <div class="drawer-data">
      <p class="row">
        <span class="strong">{evaluation.isLive.value ? t.live : t.sample}</span>
        <span class="muted grow">{t.dataHelp}</span>
        <Button size="s" kind="ghost" icon={refreshIcon} onClick={evaluation.another}>
          {t.another}
        </Button>
      </p>
      <pre class="code">{JSON.stringify(evaluation.record.value, null, 2)}</pre>
    </div>
  )
}
