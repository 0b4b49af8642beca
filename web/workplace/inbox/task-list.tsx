import type { InboxCounts, TaskRow, TaskTab } from '#domain/workflows/inbox.ts'
import { TASK_TABS } from '#domain/workflows/inbox.ts'
import { pressOf, whenOf } from '#web/controls/tasks/deadline.tsx'
import { Avatar } from '#web/ui/avatar.tsx'
import { Button } from '#web/ui/button.tsx'
import { classNames } from '#web/ui/class-names.ts'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { Icon } from '#web/ui/icon.tsx'
import { alertIcon, checkCircleIcon, clockIcon, inboxIcon } from '#web/ui/icons.ts'
import { Kbd } from '#web/ui/kbd.tsx'
import { Skeleton } from '#web/ui/skeleton.tsx'
import { Tabs } from '#web/ui/tabs.tsx'
import { messages as frame } from '../messages.ts'
import { InboxModel, isSame } from './inbox-model.ts'
import { messages } from './messages.ts'

type Props = { model: InboxModel; counts: InboxCounts }

/** The questions of one tab, pressing ones first. */
export function TaskList({ model, counts }: Props) {
  const t = messages.t
  const count = (tab: TaskTab) => (tab === 'answered' || counts[tab] === 0 ? undefined : counts[tab])
  return (
    <section class="tl" aria-label={t.tasks}>
      <div class="row tl-head">
        <h1 class="title">{frame.t.inbox}</h1>
        {counts.mine > 0 && <span class="count signal">{counts.mine}</span>}
      </div>
      <Tabs
        label={t.tasks}
        panelClass="tl-panel"
        value={model.tab.value}
        onChange={(id) => void model.show(id as TaskTab)}
        tabs={TASK_TABS.map((id) => ({
          id,
          label: t.tabs[id],
          count: count(id),
          panel: () => <Rows model={model} />,
        }))}
      />
    </section>
  )
}

function Rows({ model }: { model: InboxModel }) {
  const t = messages.t
  const tasks = model.tasks.value
  if (model.failed.value)
    return (
      <EmptyState
        icon={alertIcon}
        title={t.failed}
        action={<Button onClick={() => void model.again()}>{t.tryAgain}</Button>}
      />
    )
  if (tasks === null)
    return (
      <div aria-busy class="tl-wait">
        {['70%', '50%', '60%'].map((width) => (
          <Skeleton key={width} width={width} />
        ))}
      </div>
    )
  const tab = model.tab.value
  if (tasks.length === 0)
    return (
      <EmptyState icon={tab === 'answered' ? checkCircleIcon : inboxIcon} title={t.empty[tab]}>
        {t.emptyLead[tab]}
      </EmptyState>
    )
  return (
    <>
      <ul>
        {tasks.map((task) => (
          <li key={`${task.run}/${task.task}`}>
            <Row model={model} task={task} />
          </li>
        ))}
      </ul>
      {model.next.value !== null && (
        <Button kind="ghost" block busy={model.loadingMore.value} onClick={() => void model.more()}>
          {t.more}
        </Button>
      )}
      <p class="muted fs-2 tl-keys only-wide">
        <Kbd keys="J" /> <Kbd keys="K" /> {t.keysMove} <Kbd keys="A" /> {t.keysAnswer}
      </p>
    </>
  )
}

function Row({ model, task }: { model: InboxModel; task: TaskRow }) {
  const on = isSame(task, model.open.value?.place ?? null)
  const now = Date.now()
  const { by, title, workflow, deadline, status, answer } = task
  const open = status === 'open' && answer === null
  return (
    <button
      type="button"
      class={classNames('ti', on && 'on')}
      aria-current={on ? 'true' : undefined}
      onClick={() => model.choose({ run: task.run, task: task.task })}
    >
      <Avatar name={by?.name ?? workflow} size="l" silent />
      <span class="q">{title}</span>
      <span class="m">{by ? `${workflow}, ${by.name}` : workflow}</span>
      {deadline !== null && open && (
        <span class={`dl ${pressOf(deadline, now)}`}>
          <Icon drawing={clockIcon} />
          <span class="when">{whenOf(deadline, now)}</span>
        </span>
      )}
    </button>
  )
}
