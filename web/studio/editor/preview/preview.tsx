import { useEffect, useMemo, useRef } from 'preact/hooks'
import { pagesOf } from '#domain/components/operations/pages.ts'
import { FormBar } from '#web/controls/form-bar.tsx'
import { FormSummary } from '#web/controls/form-summary.tsx'
import { PageView } from '#web/controls/page-view.tsx'
import { Button } from '#web/ui/button.tsx'
import { Dialog } from '#web/ui/dialog.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { IconButton } from '#web/ui/icon-button.tsx'
import { Icon } from '#web/ui/icon.tsx'
import {
  backIcon,
  desktopIcon,
  downIcon,
  eyeIcon,
  lockIcon,
  phoneIcon,
  refreshIcon,
  tabletIcon,
  xIcon,
} from '#web/ui/icons.ts'
import { MenuButton } from '#web/ui/menu-button.tsx'
import { Segmented } from '#web/ui/segmented.tsx'
import { SidePanel } from '#web/ui/side-panel.tsx'
import { useWorkspace } from '../../context.ts'
import { useEditor } from '../context.ts'
import { useEditorActs } from '../frame/editor-acts.ts'
import { messages } from '../messages.ts'
import { DEVICE_WIDTHS, type Device } from '../view-model.ts'
import { PreviewModel, type ShownPage, type ViewAs } from './preview-model.ts'

/** The unsaved draft over the whole window, as a chosen role would use it. Nothing done here is saved. */
export function Preview() {
  const { model, evaluation } = useEditor()
  const workspace = useWorkspace()
  const acts = useEditorActs()
  const dialog = useRef<HTMLDialogElement>(null)
  const preview = useMemo(
    () =>
      new PreviewModel({
        model,
        evaluation,
        published: (id) =>
          workspace.components.peek()?.some((each) => each.id === id && each.state !== 'never') ?? false,
        access: (id) => workspace.components.peek()?.find((each) => each.id === id)?.access ?? 'private',
      }),
    [model, evaluation, workspace],
  )

  useEffect(() => {
    dialog.current?.showModal()
    void preview.begin()
    return () => dialog.current?.close()
  }, [preview])

  return (
    <dialog
      ref={dialog}
      class="preview"
      aria-label={messages.t.preview.title}
      onCancel={(event) => {
        event.preventDefault()
        acts.leavePreview()
      }}
    >
      <PreviewBar preview={preview} onLeave={acts.leavePreview} />
      <PreviewPage preview={preview} />
      {preview.over.value.map((page) =>
        page.as === 'side' ? (
          <SidePanel key={page.key} title={page.title} onClose={() => preview.leave(page)}>
            <Drawn page={page} />
          </SidePanel>
        ) : (
          <Dialog key={page.key} title={page.title} size="page" closable onClose={() => preview.leave(page)}>
            <Drawn page={page} />
          </Dialog>
        ),
      )}
    </dialog>
  )
}

function PreviewBar({ preview, onLeave }: { preview: PreviewModel; onLeave: () => void }) {
  const { model, view } = useEditor()
  const { preview: t, bar } = messages.t
  const document = model.draft.document.value
  const as = preview.as.value
  const members = { owner: t.owner, builder: t.builder, user: t.user }
  const roleName = (who: ViewAs) =>
    typeof who === 'string' ? members[who] : (preview.roles.value.find(({ id }) => id === who.role)?.name ?? t.user)
  const news = preview.news.value
  const devices: { value: Device; label: string; icon: string }[] = [
    { value: 'desktop', label: bar.desktop, icon: desktopIcon },
    { value: 'tablet', label: bar.tablet, icon: tabletIcon },
    { value: 'phone', label: bar.phone, icon: phoneIcon },
  ]
  const current = preview.shown.value
  return (
    <header class="preview-bar" data-density="compact">
      <span class="row">
        <Icon drawing={eyeIcon} />
        <b class="strong">{t.title}</b>
        <MenuButton
          label={t.page}
          items={() =>
            (document ? pagesOf(document) : []).map(({ key, title }) => ({
              id: key,
              label: title,
              checked: current?.target.page === key,
              run: () => void preview.goTo(key),
            }))
          }
        >
          {(trigger) => (
            <Button kind="ghost" iconAfter={downIcon} {...trigger}>
              {current?.title ?? t.page}
            </Button>
          )}
        </MenuButton>
        <span class="muted" role="status">
          {news === null ? t.told : news === 'saved' ? t.saved : news === 'deleted' ? t.deleted : t.forbidden}
        </span>
      </span>
      <span class="row">
        {preview.canGoBack.value && current && (
          <IconButton
            icon={backIcon}
            label={messages.t.commands.kinds.back}
            mirror
            onClick={() => preview.leave(current)}
          />
        )}
        <Segmented
          label={bar.device}
          segments={devices.map((each) => ({ ...each, iconOnly: true }))}
          value={view.device.value}
          onChange={(device) => (view.device.value = device)}
        />
      </span>
      <span class="row end">
        <span class="muted">{t.viewAs}</span>
        <MenuButton
          label={t.viewAs}
          align="end"
          items={() => [
            ...(['owner', 'builder', 'user'] as const).map((who) => ({
              id: who,
              label: members[who],
              checked: as === who,
              run: () => void preview.viewAs(who),
            })),
            ...preview.roles.value.map((role) => ({
              id: role.id,
              label: role.name,
              checked: typeof as !== 'string' && as.role === role.id,
              run: () => void preview.viewAs({ role: role.id }),
            })),
          ]}
        >
          {(trigger) => (
            <Button iconAfter={downIcon} {...trigger}>
              {roleName(as)}
            </Button>
          )}
        </MenuButton>
        <IconButton icon={refreshIcon} label={t.reset} onClick={() => void preview.restart()} />
        <Button icon={xIcon} onClick={onLeave}>
          {t.leave}
        </Button>
      </span>
    </header>
  )
}

function PreviewPage({ preview }: { preview: PreviewModel }) {
  const { view } = useEditor()
  const t = messages.t.preview
  const page = preview.shown.value
  return (
    <div class="stage-scroll">
      <div class="frame" data-density="comfortable" style={{ maxWidth: `${DEVICE_WIDTHS[view.device.value]}px` }}>
        <div class="frame-page">
          {!preview.mayRead.value ? (
            <EmptyState icon={lockIcon} title={t.forbidden} />
          ) : (
            page && <Drawn key={page.key} page={page} heading />
          )}
        </div>
      </div>
    </div>
  )
}

const isForm = ({ runtime }: ShownPage) =>
  Object.values(runtime.view.page.controls).some(({ config }) => typeof config['property'] === 'string')

function Drawn({ page, heading }: { page: ShownPage; heading?: boolean }) {
  return (
    <div class="drawn" data-density="comfortable">
      {heading && <h1 class="title frame-title">{page.title}</h1>}
      {isForm(page) && <FormSummary runtime={page.runtime} />}
      <PageView runtime={page.runtime} />
      {isForm(page) && <FormBar runtime={page.runtime} />}
    </div>
  )
}
