import { IconButton } from '#web/ui/icon-button.tsx'
import { branchIcon, moreIcon, skipIcon } from '#web/ui/icons.ts'
import { MenuButton } from '#web/ui/menu-button.tsx'
import { NamedIcon } from '#web/ui/named-icon.tsx'
import { Select } from '#web/ui/select.tsx'
import { STEPS } from '#domain/workflows/registry.ts'
import { messages as steps } from '../../editor/workflow/messages.ts'
import { messages } from '../messages.ts'
import { clockTime } from './clock.ts'
import type { MoveReport } from './move-run.tsx'
import { standing } from './paint.ts'
import type { RunActs } from './run-acts.ts'
import { RunError } from './run-error.tsx'
import { IfCancelled, OpenTask, RunFacts } from './run-facts.tsx'
import type { RunModel } from './run-model.ts'
import { titleOf } from './step-names.ts'
import { VisitTabs } from './visit-tabs.tsx'

type Props = { model: RunModel; acts: RunActs; move: MoveReport | null; mayOperate: boolean }

/** The chosen step at the cursor, and facts about the run. */
export function SidePanel({ model, acts, move, mayOperate }: Props) {
  const t = messages.t.viewer
  const state = model.state.value
  const visit = model.visit.value
  const node = model.node.value
  const workflow = model.workflow.value
  if (!state) return null
  const machine = model.machine(state.machine)
  const thread = visit && standing(visit, state)
  const error = (visit && state.at >= visit.from ? thread?.error : null) ?? (visit ? null : state.ending?.error) ?? null
  const lost = !error && visit && failedBy(visit, model.position.value) ? visit.error : null
  const ended = !error && !lost && state.ending?.as === 'failed' ? state.ending.error : null
  const shown = error ?? lost ?? ended
  const task = visit ? state.tasks[visit.entry] : undefined
  return (
    <aside class="insp" aria-label={visit ? titleOf(workflow, visit.node) : t.facts}>
      {node !== null && <Head model={model} acts={acts} node={node} mayOperate={mayOperate} />}
      <div class="iscroll" tabIndex={0} role="group" aria-label={t.facts}>
        {shown && <RunError error={shown} machine={machine} workflow={workflow} />}
        {node !== null && !visit && (
          <div class="sec">
            <p class="fs-2 muted">{t.notReached}</p>
          </div>
        )}
        {visit && <VisitTabs model={model} visit={visit} />}
        {task?.status === 'open' && <OpenTask task={task} model={model} />}
        {state.undoFailures.map((failure, i) => (
          <div key={i}>
            <div class="sec">
              <div class="sh">{t.undoFailed}</div>
            </div>
            <RunError error={failure} machine={machine} workflow={workflow} />
          </div>
        ))}
        {state.ending === null && <IfCancelled state={state} model={model} />}
        <RunFacts model={model} move={move} />
      </div>
    </aside>
  )
}

const failedBy = ({ end, toEvent }: { end: string | null; toEvent: number | null }, position: number): boolean =>
  end === 'failed' && toEvent !== null && toEvent <= position

function Head({ model, acts, node, mayOperate }: Omit<Props, 'move'> & { node: string }) {
  const t = messages.t.viewer
  const step = model.workflow.value?.steps[node]
  const visit = model.visit.value
  const visits = model.visitsOf(node)
  const state = model.state.value
  const thread = visit && state && standing(visit, state)
  const tries = visit?.attempts.filter(({ fromEvent }) => fromEvent <= model.position.value).length ?? 0
  const isLive = thread !== null && thread !== undefined && thread.phase !== 'failed'
  const skippable =
    thread && ['working', 'backoff', 'waiting', 'failed'].includes(thread.phase)
      ? model.following.value
        ? false
        : t.onlyLive
      : t.isOver
  const kind = step ? steps.t.kinds[step.kind] : ''
  const words = [
    kind,
    ...(tries > 0 ? [t.attempt(tries)] : []),
    ...(visit?.index == null ? [] : [t.item(visit.index + 1)]),
  ]
  return (
    <>
      <div class="ihead">
        <span class={isLive ? 'kind live' : thread?.phase === 'failed' ? 'kind failed' : 'kind'}>
          <NamedIcon name={step ? STEPS[step.kind].icon : 'cube'} />
        </span>
        <div class="grow ihead-text">
          <h2 class="nm trunc">{titleOf(model.workflow.value, node)}</h2>
          <div class="ty">{words.join(' · ')}</div>
        </div>
        {visit && mayOperate && (
          <MenuButton
            label={t.more}
            align="end"
            items={() => [
              { id: 'fork', label: t.fork, icon: branchIcon, run: () => (acts.asking.value = 'fork') },
              {
                id: 'skip',
                label: t.skip,
                icon: skipIcon,
                disabled: skippable,
                run: () => (acts.asking.value = 'skip'),
              },
            ]}
          >
            {(trigger) => <IconButton icon={moreIcon} label={t.more} size="s" {...trigger} />}
          </MenuButton>
        )}
      </div>
      {visits.length > 1 && visit && (
        <div class="visits">
          <Select
            size="s"
            aria-label={t.entries}
            value={String(visit.entry)}
            options={visits.slice(-500).map(({ entry, from }, i) => ({
              value: String(entry),
              label: `${t.entry(i + 1 + Math.max(0, visits.length - 500), visits.length)}, ${clockTime(from)}`,
            }))}
            onChange={(entry) => model.choose({ node, entry: entry === null ? null : Number(entry) })}
          />
        </div>
      )}
    </>
  )
}
