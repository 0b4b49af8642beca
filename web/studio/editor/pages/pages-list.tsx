import { useSignal } from '@preact/signals'
import { useEffect, useRef } from 'preact/hooks'
import type { Page } from '#domain/components/document.ts'
import {
  changePage,
  duplicatePage,
  movePage,
  pagesOf,
  removePage,
  renamePage,
} from '#domain/components/operations/pages.ts'
import { classNames } from '#web/ui/class-names.ts'
import { confirm } from '#web/ui/confirm.tsx'
import { openContextMenu } from '#web/ui/context-menu.tsx'
import { IconButton } from '#web/ui/icon-button.tsx'
import { Icon } from '#web/ui/icon.tsx'
import { moreIcon, pageIcon, pagesIcon, plusIcon } from '#web/ui/icons.ts'
import { MenuButton } from '#web/ui/menu-button.tsx'
import type { MenuItem } from '#web/ui/menu-list.tsx'
import { TextInput } from '#web/ui/text-input.tsx'
import { combine, dragSource, dropTarget } from '../../drag/drag.ts'
import { useEditor } from '../context.ts'
import { useEditorActs } from '../frame/editor-acts.ts'
import { focusFirst } from '../focus-first.ts'
import { messages } from '../messages.ts'

/** The pages of the component: open, rename in place, order by dragging or by Alt with the arrows. */
export function PagesList() {
  const { model } = useEditor()
  const acts = useEditorActs()
  const t = messages.t.pages
  const renaming = useSignal<string | null>(null)
  const document = model.draft.document.value
  if (!document) return null
  const pages = pagesOf(document)
  const shown = model.workflow.value === null ? model.page.value?.id : undefined

  const moveTo = (page: Page, index: number) => {
    const now = model.draft.document.peek()
    if (now && index >= 0 && index < pages.length) model.act(movePage(now, page.id, index), { select: false })
  }

  function rename(page: Page, title: string) {
    renaming.value = null
    const now = model.draft.document.peek()
    // Links keep working: an address that was published stays.
    const wasLive = model.draft.live.peek()?.document.pages[page.id] !== undefined
    if (now && title.trim() !== '' && title !== page.title)
      model.act(renamePage(now, page.id, title.trim(), wasLive), { select: false })
  }

  async function removeAsking(page: Page) {
    const count = Object.keys(page.controls).length
    const sure =
      count === 0 ||
      (await confirm({ title: t.removeTitle(page.title), loss: t.removeLoss(count), act: t.remove, keep: t.keep }))
    const now = model.draft.document.peek()
    if (sure && now) model.act(removePage(now, page.id))
  }

  const menuOf = (page: Page): MenuItem[] => {
    const at = pages.indexOf(page)
    const dialog = page.presentation === 'dialog'
    return [
      { id: 'rename', label: t.rename, run: () => (renaming.value = page.id) },
      {
        id: 'duplicate',
        label: t.duplicate,
        run: () => model.act(duplicatePage(document, page.id, t.copyOf(page.title), model.random())),
      },
      {
        id: 'dialog',
        label: t.asDialog,
        checked: dialog,
        run: () =>
          model.act(changePage(document, page.id, 'presentation', dialog ? 'page' : 'dialog'), { select: false }),
      },
      { separator: true },
      {
        id: 'up',
        label: t.moveUp,
        keys: 'Alt+ArrowUp',
        disabled: at === 0 && t.moveUp,
        run: () => moveTo(page, at - 1),
      },
      {
        id: 'down',
        label: t.moveDown,
        keys: 'Alt+ArrowDown',
        disabled: at === pages.length - 1 && t.moveDown,
        run: () => moveTo(page, at + 1),
      },
      { separator: true },
      { id: 'remove', label: t.remove, tone: 'danger', run: () => void removeAsking(page) },
    ]
  }

  return (
    <section class="editor-pages" aria-label={t.title}>
      <div class="phead line">
        {t.title}
        <span class="grow" />
        <IconButton icon={plusIcon} size="s" label={t.add} onClick={acts.addPage} />
      </div>
      <ul class="panel-scroll">
        {pages.map((page, index) => (
          <PageRow
            key={page.id}
            page={page}
            on={page.id === shown}
            renaming={renaming.value === page.id}
            menu={() => menuOf(page)}
            onOpen={() => model.showPage(page.id)}
            onRename={(title) => rename(page, title)}
            onRenaming={() => (renaming.value = page.id)}
            onMove={(by) => moveTo(page, index + by)}
          />
        ))}
        {pages.length === 0 && <li class="panel-empty">{t.emptyHelp}</li>}
      </ul>
    </section>
  )
}

type RowProps = {
  page: Page
  on: boolean
  renaming: boolean
  menu: () => readonly MenuItem[]
  onOpen: () => void
  onRename: (title: string) => void
  onRenaming: () => void
  onMove: (by: 1 | -1) => void
}

function PageRow({ page, on, renaming, menu, onOpen, onRename, onRenaming, onMove }: RowProps) {
  const { model } = useEditor()
  const row = useRef<HTMLLIElement>(null)
  const { id, title } = page
  useEffect(() => {
    const element = row.current
    if (!element) return
    return combine(
      dragSource(element, () => ({ type: 'page', id, title })),
      dropTarget(element, {
        takes: (dragged) => dragged.type === 'page' && dragged.id !== id,
        over(dragged, { y }) {
          if (dragged) element.dataset['drop'] = y < 0.5 ? 'before' : 'behind'
          else delete element.dataset['drop']
        },
        drop(dragged, { y }) {
          const now = model.draft.document.peek()
          if (!now || dragged.type !== 'page') return
          const others = pagesOf(now).filter((each) => each.id !== dragged.id)
          model.act(movePage(now, dragged.id, others.findIndex((each) => each.id === id) + (y < 0.5 ? 0 : 1)), {
            select: false,
          })
        },
      }),
    )
  }, [id, title, model])

  return (
    <li
      ref={row}
      class={classNames('prop', on && 'on')}
      onContextMenu={(event) => openContextMenu(event, title, menu())}
    >
      <Icon drawing={page.presentation === 'dialog' ? pagesIcon : pageIcon} />
      {renaming ? (
        <TextInput
          size="s"
          aria-label={messages.t.pages.rename}
          value={title}
          inputRef={focusFirst}
          onBlur={(event) => onRename((event.currentTarget as HTMLInputElement).value)}
          onKeyDown={(event) => {
            event.stopPropagation()
            if (event.key === 'Enter') onRename((event.currentTarget as HTMLInputElement).value)
            if (event.key === 'Escape') onRename(title)
          }}
        />
      ) : (
        <button
          type="button"
          class="page-open trunc"
          aria-current={on ? 'page' : undefined}
          onClick={onOpen}
          onDblClick={onRenaming}
          onKeyDown={(event) => {
            if (event.key === 'F2') return onRenaming()
            if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return
            event.preventDefault()
            onMove(event.key === 'ArrowUp' ? -1 : 1)
          }}
        >
          {title}
        </button>
      )}
      <span class="flags">
        {page.presentation === 'dialog' && <span>{messages.t.pages.dialog}</span>}
        <MenuButton label={title} align="end" items={menu}>
          {(trigger) => (
            <IconButton icon={moreIcon} size="s" label={`${messages.t.inspector.more}: ${title}`} {...trigger} />
          )}
        </MenuButton>
      </span>
    </li>
  )
}
