import { useSignal, useSignalEffect } from '@preact/signals'
import { useLocation, useRoute } from 'preact-iso'
import { useEffect, useMemo } from 'preact/hooks'
import { Button } from '#web/ui/button.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { searchIcon } from '#web/ui/icons.ts'
import { registerShortcuts, type Shortcut } from '#web/ui/keys.ts'
import { Skeleton } from '#web/ui/skeleton.tsx'
import { request } from '#web/server/request.ts'
import { ServerError } from '#web/server/server-error.ts'
import { useWorkspace } from '../../context.ts'
import { failureSentence } from '../../failure-sentence.ts'
import { TopBar } from '../../frame/top-bar.tsx'
import { messages } from '../messages.ts'
import { shortId } from '../run-words.ts'
import { EventLog } from './event-log.tsx'
import type { RoleName } from './faces.ts'
import { Gantt } from './gantt.tsx'
import type { MoveReport } from './move-run.tsx'
import { PaintedGraph } from './painted-graph.tsx'
import { RunActs } from './run-acts.ts'
import { RunBar } from './run-bar.tsx'
import { RunDialogs } from './run-dialogs.tsx'
import { RunModel } from './run-model.ts'
import { SidePanel } from './side-panel.tsx'
import { TimeSlider } from './time-slider.tsx'
import '../../editor/styles/inspector.css'
import './viewer.css'

const CLOCK_MS = 1_000
/** The address follows the cursor when it has rested so long. */
const ADDRESS_MS = 300

/** A run in three views with one cursor: graph, steps over time, events. `/studio/runs/:id?at=8` */
export default function RunViewer() {
  const { params } = useRoute()
  const id = params['id'] ?? ''
  return <Viewer key={id} id={id} />
}

function Viewer({ id }: { id: string }) {
  const workspace = useWorkspace()
  const { query } = useLocation()
  const t = messages.t
  const model = useMemo(() => new RunModel(id), [id])
  const acts = useMemo(() => new RunActs(id, model), [id, model])
  const roles = useSignal<readonly RoleName[]>([])
  const now = useSignal(Date.now())
  const move = useSignal<MoveReport | null>(null)
  const ready = useSignal(false)

  useEffect(() => {
    void model.read().then(() => {
      if (model.failure.peek()) return
      const at = Number(query['at'])
      if (Number.isInteger(at) && at > 0) model.goTo(at - 1)
      ready.value = true
    })
    const stop = workspace.onRuns(model.hear)
    if (workspace.may('roles.read'))
      void request<{ roles: RoleName[] }>('GET', '/roles').then((answer) => (roles.value = answer.roles))
    const clock = setInterval(() => (now.value = Date.now()), CLOCK_MS)
    return () => {
      stop()
      clearInterval(clock)
      model.close()
    }
  }, [model, workspace])

  const title = model.workflow.value?.title
  useEffect(() => {
    document.title = `${title === undefined ? '' : `${title} / `}${t.run(shortId(id))} · Aqtra Studio`
    workspace.tellPlace(t.run(shortId(id)))
  }, [t, title, id, workspace])

  // The address says which event is shown, so that it can be sent to someone.
  useSignalEffect(() => {
    const at = model.following.value ? '' : `?at=${model.position.value + 1}`
    if (!ready.value) return
    const timer = setTimeout(() => {
      if (location.search !== at) history.replaceState(history.state, '', `${location.pathname}${at}`)
    }, ADDRESS_MS)
    return () => clearTimeout(timer)
  })

  // Whether an open run could go on with what is live now.
  const machine = model.run.value?.machine
  const isOpen = model.isOpen.value
  const live = workspace.release.value
  const count = model.count.value
  useEffect(() => {
    move.value = null
    const release = model.run.peek()?.release
    if (!isOpen || live === null || machine?.startsWith('draft:') || release === live) return
    void request<Omit<MoveReport, 'release'>>('GET', `/runs/${id}/move`)
      .then((report) => {
        move.value = report.machine === machine ? null : { ...report, release: live }
      })
      .catch((cause: unknown) => {
        if (!(cause instanceof ServerError)) throw cause
      })
  }, [isOpen, live, machine, count > 0])

  useEffect(() => {
    const words = t.viewer
    const shortcut = (keys: string, name: string, run: () => void): Shortcut => ({
      keys,
      name,
      group: words.group,
      // Lists, tabs and buttons have keys of their own.
      when: (event) =>
        !(
          event.target instanceof Element &&
          event.target.closest('[role=tablist], [role=listbox], button, a, summary, dialog')
        ),
      run,
    })
    return registerShortcuts([
      shortcut('ArrowLeft', words.previous, () => model.step(-1)),
      shortcut('ArrowRight', words.next, () => model.step(1)),
      shortcut('Home', words.first, () => model.goTo(0)),
      shortcut('End', words.last, () => model.goLive()),
      shortcut('Space', words.play, () => model.play()),
    ])
  }, [model, t])

  const failure = model.failure.value
  if (failure) {
    return (
      <>
        <TopBar what={<h1 class="strong">{t.run(shortId(id))}</h1>} />
        <main class="screen">
          <EmptyState
            icon={searchIcon}
            title={failureSentence(failure)}
            action={
              <Button onClick={() => void model.read().then(() => (ready.value = model.failure.peek() === null))}>
                {t.retryLoad}
              </Button>
            }
          />
        </main>
      </>
    )
  }
  if (!ready.value || model.count.value === 0) {
    return (
      <>
        <TopBar what={<h1 class="strong">{t.run(shortId(id))}</h1>} />
        <main class="screen" aria-busy="true" aria-label={t.viewer.reading}>
          <div class="screen-body stack">
            <Skeleton width="60%" />
            <Skeleton width="80%" />
            <Skeleton width="40%" />
          </div>
        </main>
      </>
    )
  }
  const mayOperate = workspace.may('runs.operate')
  return (
    <>
      <RunBar model={model} acts={acts} move={move.value} now={now} mayOperate={mayOperate} live={live} />
      <div class="rv">
        <PaintedGraph model={model} roles={roles} now={now} />
        <div class="rv-split">
          <Gantt model={model} now={now} />
          <EventLog model={model} />
        </div>
        <TimeSlider model={model} />
        <SidePanel model={model} acts={acts} move={move.value} mayOperate={mayOperate} />
      </div>
      <RunDialogs model={model} acts={acts} move={move.value} />
    </>
  )
}
