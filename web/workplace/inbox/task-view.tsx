import { useSignal } from '@preact/signals'
import type { TaskDetail } from '#domain/workflows/inbox.ts'
import type { SiteView } from '#domain/sites/view.ts'
import { AnswerButtons, CommentBox } from '#web/controls/tasks/answer.tsx'
import { DeadlineBadge, whenOf } from '#web/controls/tasks/deadline.tsx'
import { lazy } from '#web/controls/lazy.tsx'
import { Avatar } from '#web/ui/avatar.tsx'
import { Badge } from '#web/ui/badge.tsx'
import { Banner } from '#web/ui/banner.tsx'
import { Button } from '#web/ui/button.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { Icon } from '#web/ui/icon.tsx'
import { IconButton } from '#web/ui/icon-button.tsx'
import { alertIcon, checkCircleIcon, leftIcon, searchIcon } from '#web/ui/icons.ts'
import { Skeleton } from '#web/ui/skeleton.tsx'
import { addressOf } from '../place.ts'
import { factValue } from './fact-value.tsx'
import type { InboxModel } from './inbox-model.ts'
import { messages } from './messages.ts'

const HandOver = lazy<{ model: InboxModel; onClose: () => void }>(() =>
  import('./hand-over.tsx').then((file) => file.HandOver),
)

type Props = { model: InboxModel; site: SiteView }

/** The open question: what is asked, what it is about, and the answers. */
export function TaskView({ model, site }: Props) {
  const t = messages.t
  const detail = model.detail.value
  const at = model.at.value
  const bar = (
    <div class="td-bar only-phone">
      <IconButton icon={leftIcon} label={t.back} mirror onClick={() => model.choose(null)} />
      {at >= 0 && <b class="h">{t.place(at + 1, model.tasks.value?.length ?? 0)}</b>}
    </div>
  )
  if (typeof detail !== 'string')
    return <Question key={`${detail.run}/${detail.task}`} model={model} site={site} task={detail} bar={bar} />
  return (
    <>
      {bar}
      {detail === 'loading' ? (
        <div class="tdb" aria-busy>
          <div class="tdw">
            <Skeleton width="30%" />
            <Skeleton width="70%" />
            <Skeleton width="50%" />
          </div>
        </div>
      ) : (
        <div class="message">
          <EmptyState
            icon={detail === 'gone' ? searchIcon : alertIcon}
            title={detail === 'gone' ? t.gone : t.failed}
            action={detail === 'failed' && <Button onClick={() => void model.again()}>{t.tryAgain}</Button>}
          >
            {detail === 'gone' && t.goneLead}
          </EmptyState>
        </div>
      )}
    </>
  )
}

function Question({ model, site, task, bar }: Props & { task: TaskDetail; bar: preact.ComponentChildren }) {
  const t = messages.t
  const open = model.open.value
  const handing = useSignal(false)
  const lateness = latenessText(task)
  return (
    <>
      {bar}
      <div class="tdb">
        <div class="tdw">
          <header>
            <div class="row wrap td-top">
              {task.deadline !== null && task.status === 'open' && <DeadlineBadge deadline={task.deadline} />}
              {lateness && <span class="muted fs-2">{lateness}</span>}
              <span class="grow" />
              {task.mayAssign && (
                <Button kind="ghost" size="s" onClick={() => (handing.value = true)}>
                  {t.handOver}
                </Button>
              )}
            </div>
            <h2 class="title">{task.title}</h2>
            {task.text !== '' && <p class="muted td-text">{task.text}</p>}
          </header>
          <State task={task} me={site.user.id} />
          {task.stages.length > 1 && <Stages task={task} />}
          <Facts task={task} site={site} />
          <Comments task={task} model={model} me={site.user.name} />
        </div>
      </div>
      {task.mayAnswer && open && (
        <div class="dec">
          <AnswerButtons
            model={open.answer}
            options={task.options}
            size="l"
            onGiven={() => model.given(task.title)}
            onRefused={() => {
              // What was wrong may be that it is answered already.
              if (open.answer.failure.peek() !== null) void model.refresh()
              else document.querySelector<HTMLElement>('.td .comment')?.focus()
            }}
          />
        </div>
      )}
      {!task.mayAnswer && open?.answer.failure.value && (
        <div class="dec">
          <Banner tone="danger">{open.answer.failure.value}</Banner>
        </div>
      )}
      {handing.value && <HandOver model={model} onClose={() => (handing.value = false)} />}
    </>
  )
}

function latenessText({ late, status }: TaskDetail): string | null {
  const t = messages.t
  if (!late || status !== 'open') return null
  if (late.then === 'escalate') return t.thenEscalate(late.people)
  if (late.then === 'answer') return t.thenAnswer(late.title)
  return late.then === 'fail' ? t.thenFail : t.thenBranch
}

/** Why there are no answers to press. */
function State({ task, me }: { task: TaskDetail; me: string }) {
  const t = messages.t
  if (task.mayAnswer) return null
  const waiting = task.people.filter(({ answered, id }) => !answered && id !== me).map(({ name }) => name)
  const last = task.answers.findLast(({ own }) => own)
  const own = task.answers.findLast(({ own: here, by }) => here && by.id === me)
  if (task.status === 'withdrawn') return <Banner tone="info">{t.withdrawn}</Banner>
  if (task.status === 'late') return <Banner tone="warning">{t.late}</Banner>
  if (task.status === 'answered' && last)
    return (
      <Banner tone="success">
        {last.by.id === me ? t.youAnswered(last.title) : t.otherAnswered(last.by.name, last.title)}
      </Banner>
    )
  if (own)
    return (
      <Banner tone="success">{`${t.youAnswered(own.title)} ${waiting.length > 0 ? t.waiting(waiting) : ''}`}</Banner>
    )
  return waiting.length > 0 ? <Banner tone="info">{t.waiting(waiting)}</Banner> : null
}

const Stages = ({ task }: { task: TaskDetail }) => (
  <ol class="path">
    {task.stages.map(({ id, name, state }) => (
      <li key={id} class={state === 'now' ? 's cur' : 's'} aria-current={state === 'now' ? 'step' : undefined}>
        {state === 'done' && (
          <span class="c-success">
            <Icon drawing={checkCircleIcon} />
          </span>
        )}
        {state === 'now' && <span class="dot signal" aria-hidden />}
        {name}
      </li>
    ))}
  </ol>
)

function Facts({ task, site }: { task: TaskDetail; site: SiteView }) {
  const t = messages.t
  const { record, place, facts } = task
  if (!record || (!place && facts.length === 0)) return null
  return (
    <section aria-label={record.name ?? t.record}>
      {facts.length > 0 && (
        <dl class="task-facts">
          {facts.map((fact) => (
            <div key={fact.title}>
              <dt class="cap">{fact.title}</dt>
              <dd class="v tnum">{factValue(fact)}</dd>
            </div>
          ))}
        </dl>
      )}
      {place && (
        <p class="td-record">
          <a href={addressOf(site.site.key, { ...place, record: record.id, params: {} })}>
            {t.openRecord(record.name ?? t.record)}
          </a>
        </p>
      )}
    </section>
  )
}

function Comments({ task, model, me }: { task: TaskDetail; model: InboxModel; me: string }) {
  const t = messages.t
  const open = model.open.value
  if (task.answers.length === 0 && !task.mayAnswer) return null
  return (
    <section class="td-comments" aria-label={t.comments}>
      <h3 class="h2">{t.comments}</h3>
      {task.answers.map(({ by, title, comment, at }) => (
        <div class="cm" key={`${by.id} ${at}`}>
          <Avatar name={by.name} size="l" silent />
          <div class="bx">
            <b class="medium">{by.name}</b>{' '}
            <span class="subtle fs-2">{whenOf(new Date(at).toISOString(), Date.now())}</span> <Badge>{title}</Badge>
            {comment !== '' && <p>{comment}</p>}
          </div>
        </div>
      ))}
      {task.mayAnswer && open && (
        <div class="cm">
          <Avatar name={me} size="l" silent />
          <CommentBox model={open.answer} options={task.options} />
        </div>
      )}
    </section>
  )
}
