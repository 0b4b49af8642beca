import { useEffect, useMemo, useRef } from 'preact/hooks'
import { classNames } from '#web/ui/class-names.ts'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { inboxIcon } from '#web/ui/icons.ts'
import { toastOf } from '../say.ts'
import type { TaskPlace } from '../page-data.ts'
import type { WorkplaceModel } from '../workplace-model.ts'
import { InboxModel } from './inbox-model.ts'
import { messages } from './messages.ts'
import { TaskList } from './task-list.tsx'
import { taskServer } from './task-server.ts'
import { TaskView } from './task-view.tsx'

const WIDE = '(min-width: 721px)'

const addressOf = (place: TaskPlace | null): string =>
  `/inbox${place ? `/${place.run}/${place.task}` : ''}${location.search}`

/** Questions of workflows to the reader: the list, and the one that is open. */
export function Inbox({ model }: { model: WorkplaceModel }) {
  const content = model.content.peek()
  const inbox = useMemo(
    () =>
      new InboxModel({
        server: taskServer,
        first: 'inbox' in content ? content.inbox : null,
        wide: () => matchMedia(WIDE).matches,
        show: (place) => history.replaceState(history.state, '', addressOf(place)),
        answered: (title) => void toastOf().then((toast) => toast({ text: messages.t.answered(title) })),
      }),
    [],
  )
  const root = useRef<HTMLDivElement>(null)
  useEffect(() => {
    void inbox.begin()
    let first = true
    return model.counts.subscribe(() => {
      // The first call tells of what is known already.
      if (!first) void inbox.refresh()
      first = false
    })
  }, [])

  /** Single letters work while the focus is in the inbox and not in a field. */
  const keyDown = (event: KeyboardEvent) => {
    const typing =
      event.target instanceof HTMLElement && event.target.closest('input, textarea, select, [role=combobox]')
    if (typing || event.ctrlKey || event.metaKey || event.altKey) return
    const key = event.key.toLowerCase()
    if (key === 'j' || key === 'k') {
      inbox.step(key === 'j' ? 1 : -1)
      requestAnimationFrame(() => root.current?.querySelector<HTMLElement>('.ti.on')?.focus())
    } else if (key === 'a') root.current?.querySelector<HTMLElement>('.dec .btn.primary')?.click()
    else if (key === 'escape' && !matchMedia(WIDE).matches) inbox.choose(null)
    else return
    event.preventDefault()
  }

  const isOpen = inbox.open.value !== null
  return (
    <div ref={root} class={classNames('ib', isOpen && 'is-open')} onKeyDown={keyDown}>
      <TaskList model={inbox} counts={model.counts.value} />
      <section class="td" aria-label={messages.t.question}>
        {isOpen ? (
          <TaskView model={inbox} site={model.given().site} />
        ) : (
          inbox.tasks.value !== null && (
            <div class="message">
              <EmptyState icon={inboxIcon} title={messages.t.nothingChosen} />
            </div>
          )
        )}
      </section>
    </div>
  )
}
