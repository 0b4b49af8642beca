import type { ReadonlySignal } from '@preact/signals'
import { Button } from '#web/ui/button.tsx'
import { Dot } from '#web/ui/dot.tsx'
import { formatDuration } from '#web/ui/format/durations.ts'
import { Icon } from '#web/ui/icon.tsx'
import { IconButton } from '#web/ui/icon-button.tsx'
import {
  branchIcon,
  downloadIcon,
  moreIcon,
  pauseIcon,
  playIcon,
  refreshIcon,
  rocketIcon,
  sendIcon,
  stopIcon,
  workflowIcon,
} from '#web/ui/icons.ts'
import { MenuButton } from '#web/ui/menu-button.tsx'
import type { MenuItem } from '#web/ui/menu-list.tsx'
import { type RunState, statusOf } from '#domain/workflows/state.ts'
import { TopBar } from '../../frame/top-bar.tsx'
import { messages } from '../messages.ts'
import { shortId, STATUS_TONES } from '../run-words.ts'
import { exportLog } from './export-log.ts'
import type { MoveReport } from './move-run.tsx'
import type { Asking, RunActs } from './run-acts.ts'
import type { RunModel } from './run-model.ts'

type Props = {
  model: RunModel
  acts: RunActs
  move: MoveReport | null
  now: ReadonlySignal<number>
  mayOperate: boolean
  live: number | null
}

/** What is shown, how the run stands at the cursor, and what can be done to it. */
export function RunBar({ model, acts, move, now, mayOperate, live }: Props) {
  const t = messages.t.viewer
  const run = model.run.value
  const state = model.state.value
  const workflow = model.workflow.value
  if (!run || !state) return null
  const present = model.story().state ?? state
  const isOpen = present.ending === null
  const failed = run.held && present.ending?.as === 'failed'
  const canFork: string | false = model.visit.value ? false : t.pickStep
  const names = model.machine(present.machine).events
  const noEvent: string | false = !isOpen ? t.isOver : names.size === 0 ? t.noEvents : false
  const release = run.release === null ? messages.t.draft : messages.t.release(run.release)
  const ask = (what: Asking) => () => void (acts.asking.value = what)

  const items = (): MenuItem[] => [
    ...(mayOperate
      ? [
          { id: 'event', label: t.sendEvent, icon: sendIcon, disabled: noEvent, run: ask('event') },
          { id: 'fork', label: t.fork, icon: branchIcon, disabled: canFork, run: ask('fork') },
          ...(move ? [{ id: 'move', label: t.move, icon: rocketIcon, run: ask('move') }] : []),
          { separator: true as const },
        ]
      : []),
    { id: 'export', label: t.export, icon: downloadIcon, run: () => exportLog(run, model.story().events) },
  ]

  return (
    <TopBar
      what={
        <>
          <Icon drawing={workflowIcon} />
          <h1 class="rv-title">
            <a href={`/studio/components/${run.componentId}/${run.workflowId}`} title={t.openWorkflow}>
              {workflow?.title ?? run.workflowId}
            </a>{' '}
            <span class="subtle">/</span> {messages.t.run(shortId(run.id))}
          </h1>
          <span class="muted fs-2 rv-release">
            {release}
            {live !== null && run.release === live && ` ${messages.t.live}`}
          </span>
        </>
      }
      middle={<Standing state={state} now={now} isNow={model.following.value} />}
      actions={
        mayOperate ? (
          <>
            {isOpen && (
              <>
                <Button kind="ghost" class="rv-wide" icon={sendIcon} disabled={noEvent} onClick={ask('event')}>
                  {t.sendEvent}
                </Button>
                <Button kind="ghost" class="rv-wide" icon={branchIcon} disabled={canFork} onClick={ask('fork')}>
                  {t.fork}
                </Button>
                {present.paused ? (
                  <Button icon={playIcon} busy={acts.busy.value} onClick={() => void acts.resume()}>
                    {t.resume}
                  </Button>
                ) : (
                  <Button icon={pauseIcon} busy={acts.busy.value} onClick={() => void acts.pause()}>
                    {t.pause}
                  </Button>
                )}
              </>
            )}
            {!isOpen && (
              <Button kind="ghost" class="rv-wide" icon={branchIcon} disabled={canFork} onClick={ask('fork')}>
                {t.fork}
              </Button>
            )}
            {(isOpen || failed) && (
              <Button kind="danger-quiet" icon={stopIcon} class="rv-cancel" onClick={ask('cancel')}>
                {t.cancel}
              </Button>
            )}
            {failed && (
              <Button kind="primary" icon={refreshIcon} busy={acts.busy.value} onClick={() => void acts.retry()}>
                {t.retry}
              </Button>
            )}
            <More items={items} />
          </>
        ) : (
          <More items={items} />
        )
      }
    />
  )
}

const More = ({ items }: { items: () => MenuItem[] }) => (
  <MenuButton label={messages.t.viewer.more} align="end" items={items}>
    {(trigger) => <IconButton icon={moreIcon} label={messages.t.viewer.more} {...trigger} />}
  </MenuButton>
)

/** How the run stands, what it waits for, and for how long. */
function Standing({ state, now, isNow }: { state: RunState; now: ReadonlySignal<number>; isNow: boolean }) {
  const t = messages.t.viewer
  const status = statusOf(state)
  const open = state.ending === null
  const at = open && isNow ? now.value : state.at
  const since = open ? lastMoved(state) : state.startedAt
  const words = open && status === 'waiting' ? waitWords(state) : null
  const label = words === null ? messages.t.status[status] : t.waitsFor(words)
  return (
    <span class={`runstat ${STATUS_TONES[status]}`} role="status">
      <Dot tone={STATUS_TONES[status]} />
      <span class="trunc">{at > since ? t.since(label, formatDuration(at - since)) : label}</span>
    </span>
  )
}

/** When the run came to where it stands. */
const lastMoved = ({ threads, startedAt }: RunState): number =>
  Math.max(startedAt, ...Object.values(threads).map(({ enteredAt }) => enteredAt))

function waitWords({ threads, tasks }: RunState): string | null {
  const t = messages.t.viewer
  const waiting = Object.values(threads).filter(({ phase }) => phase === 'waiting')
  if (waiting.some(({ entry }) => tasks[entry]?.status === 'open')) return t.answer
  const listening = waiting.find(({ listen }) => listen)?.listen
  if (listening) return t.eventNamed(listening.event)
  return waiting.some(({ child }) => child !== null) ? t.otherRun : null
}
