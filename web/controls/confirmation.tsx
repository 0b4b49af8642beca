import { useSignal } from '@preact/signals'
import { useEffect, useMemo } from 'preact/hooks'
import { confirmation } from '#domain/controls/kinds/confirmation.ts'
import type { RecordTask, RecordWork } from '#domain/workflows/inbox.ts'
import type { RunStatus } from '#domain/workflows/state.ts'
import { ServerError } from '#web/server/server-error.ts'
import { Button } from '#web/ui/button.tsx'
import { Skeleton } from '#web/ui/skeleton.tsx'
import { StatusPill } from '#web/ui/status-pill.tsx'
import type { Tone } from '#web/ui/tone.ts'
import { defineRenderer } from './renderer.ts'
import type { Runtime } from './runtime.ts'
import { AnswerModel } from './tasks/answer-model.ts'
import { AnswerButtons, CommentBox } from './tasks/answer.tsx'
import { DeadlineBadge } from './tasks/deadline.tsx'
import { messages } from './tasks/messages.ts'

const TONES: { readonly [Status in RunStatus]: Tone | 'none' } = {
  queued: 'none',
  running: 'signal',
  waiting: 'warning',
  paused: 'none',
  undoing: 'warning',
  succeeded: 'success',
  failed: 'danger',
  cancelled: 'none',
}

/** What there is to show, or why there is nothing. */
type Shown = RecordWork | 'loading' | 'failed'

export const renderer = defineRenderer(confirmation, ({ runtime, settings }) => {
  const t = messages.t
  const shown = useSignal<Shown>('loading')
  const again = useSignal(0)
  const record = runtime.form.record.value?.id ?? null
  const component = runtime.view.component.key
  const workflow = settings.workflow ?? null
  const isLive = runtime.mode === 'live'

  useEffect(() => {
    if (!isLive || record === null) return
    let gone = false
    const look = async () => {
      try {
        const work = await (await runtime.records.workflows()).ofRecord(component, record, workflow)
        if (!gone) shown.value = work
      } catch (error) {
        if (!(error instanceof ServerError)) throw error
        // What is there stays: it was true a moment ago.
        if (!gone && typeof shown.peek() === 'string') shown.value = 'failed'
      }
    }
    void look()
    const end = runtime.onNews((news) => {
      if (news.type === 'inbox') void look()
    })
    return () => {
      gone = true
      end()
    }
  }, [record, component, workflow, isLive, runtime.refreshes.value, again.value])

  const body = () => {
    if (!isLive) return <p class="muted fs-2">{t.sample}</p>
    if (record === null) return <p class="muted fs-2">{t.unsaved}</p>
    const work = shown.value
    if (work === 'loading') return <Skeleton width="60%" />
    if (work === 'failed')
      return (
        <p class="row">
          <span class="muted">{t.loadFailed}</span>
          <Button size="s" onClick={() => (again.value += 1)}>
            {t.tryAgain}
          </Button>
        </p>
      )
    if (work.tasks.length === 0 && work.runs.length === 0) return <p class="muted fs-2">{t.none}</p>
    return (
      <>
        {work.tasks.map((task) => (
          <Question key={`${task.run}/${task.task}`} runtime={runtime} task={task} onGiven={() => (again.value += 1)} />
        ))}
        <ul class="run-states">
          {work.runs.map(({ id, workflow: title, status, stage }) => (
            <li key={id} class="row">
              <span class="grow">{stage === null ? title : `${title}, ${stage}`}</span>
              <StatusPill tone={TONES[status]}>{t.states[status]}</StatusPill>
            </li>
          ))}
        </ul>
      </>
    )
  }

  return (
    <section class="confirmation card" aria-busy={isLive && record !== null && shown.value === 'loading'}>
      {settings.label && <h2 class="h2">{settings.label}</h2>}
      {body()}
    </section>
  )
})

type QuestionProps = { runtime: Runtime; task: RecordTask; onGiven: () => void }

/** One open question: with its answers for who is asked, with the names of those for others. */
function Question({ runtime, task, onGiven }: QuestionProps) {
  const { run, task: number, title, text, deadline, options, mayAnswer, people } = task
  const answer = useMemo(
    () => new AnswerModel(async (given) => (await runtime.records.workflows()).answer(run, number, given)),
    [run, number],
  )
  return (
    <article class="question">
      <div class="row wrap">
        <h3 class="strong grow">{title}</h3>
        {deadline !== null && <DeadlineBadge deadline={deadline} />}
      </div>
      {text !== '' && <p class="muted">{text}</p>}
      {mayAnswer ? (
        <>
          <CommentBox model={answer} options={options} />
          <div class="row wrap">
            <AnswerButtons model={answer} options={options} quiet onGiven={onGiven} />
          </div>
        </>
      ) : (
        people.length > 0 && <p class="muted fs-2">{messages.t.waiting(people)}</p>
      )}
    </article>
  )
}
