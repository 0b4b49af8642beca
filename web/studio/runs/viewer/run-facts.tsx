import type { RunState, Task } from '#domain/workflows/state.ts'
import { SHARDS, shardOf } from '#domain/workflows/run-id.ts'
import { formatList } from '#web/ui/format/lists.ts'
import { formatDateTime } from '#web/ui/format/dates.ts'
import { messages } from '../messages.ts'
import { shortId } from '../run-words.ts'
import { writeQuery } from '../list/run-query.ts'
import type { MoveReport } from './move-run.tsx'
import type { RunModel } from './run-model.ts'
import { titleOf, wayTitle } from './step-names.ts'

/** A question that is open. */
export function OpenTask({ task, model }: { task: Task; model: RunModel }) {
  const t = messages.t.viewer
  const need = task.quorum === 'first' ? 1 : task.quorum === 'all' ? task.people.length : task.quorum
  return (
    <div class="sec">
      <div class="sh">{t.task}</div>
      <div class="card open-task">
        <div class="medium">{task.title}</div>
        {task.text !== '' && <p class="fs-2 muted wrap">{task.text}</p>}
        <dl class="dl fs-2">
          <dt>{t.asked}</dt>
          <dd>{formatList(task.people.map(({ name }) => name))}</dd>
          {task.deadline !== null && (
            <>
              <dt>{t.deadline}</dt>
              <dd>{formatDateTime(task.deadline)}</dd>
            </>
          )}
          {need > 1 && (
            <>
              <dt>{t.answered}</dt>
              <dd>{t.quorum(task.answers.length, need)}</dd>
            </>
          )}
          {task.answers.map(({ by, option }) => (
            <>
              <dt>{by.name}</dt>
              <dd>{wayTitle(model.workflow.value, task.node, option)}</dd>
            </>
          ))}
        </dl>
      </div>
    </div>
  )
}

/** What cancelling would take back. */
export function IfCancelled({ state, model }: { state: RunState; model: RunModel }) {
  const t = messages.t.viewer
  const { nodes } = model.machine(state.machine)
  const done = state.done.toReversed()
  return (
    <div class="sec">
      <div class="sh">{t.ifCancelled}</div>
      {done.length === 0 ? (
        <p class="fs-2 muted">{t.nothingToUndo}</p>
      ) : (
        <>
          <p class="fs-2 muted">{t.undoes}</p>
          <ul class="undo-list fs-2">
            {done.slice(0, 20).map(({ node, entry }) => (
              <li key={entry}>
                {titleOf(model.workflow.value, node)}: {titleOf(model.workflow.value, nodes[node]?.slots['undo'] ?? '')}
              </li>
            ))}
            {done.length > 20 && <li>+{done.length - 20}</li>}
          </ul>
        </>
      )}
    </div>
  )
}

/** Key, record, release and shard. */
export function RunFacts({ model, move }: { model: RunModel; move: MoveReport | null }) {
  const t = messages.t.viewer
  const run = model.run.value
  if (!run) return null
  const cause = run.cause as { readonly by: string; readonly ref?: string }
  const release = run.release === null ? messages.t.draft : String(run.release)
  const mayMove = move && (move.movable ? t.mayMove(move.release) : t.mayNotMove(move.release))
  return (
    <div class="sec">
      <div class="sh">{t.facts}</div>
      <dl class="dl fs-2">
        {run.key !== null && (
          <>
            <dt>{t.key}</dt>
            <dd class="mono wrap">{run.key}</dd>
          </>
        )}
        {run.record && (
          <>
            <dt>{t.record}</dt>
            <dd>
              <a href={`/studio/runs${writeQuery({ record: run.record.id })}`} title={t.ofRecord}>
                {run.record.name ?? shortId(run.record.id)}
              </a>
            </dd>
          </>
        )}
        <dt>{t.releaseFact}</dt>
        <dd>{mayMove ? `${release}, ${mayMove}` : release}</dd>
        <dt>{t.shard}</dt>
        <dd>{t.shardOf(shardOf(run.id) + 1, SHARDS)}</dd>
        {cause.by === 'fork' && cause.ref !== undefined && (
          <>
            <dt>{t.forkOf}</dt>
            <dd>
              <a href={`/studio/runs/${cause.ref}`}>{shortId(cause.ref)}</a>
            </dd>
          </>
        )}
      </dl>
    </div>
  )
}
