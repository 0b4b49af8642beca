import { useLocation } from 'preact-iso'
import type { RunRow, WorkflowName } from '#workers/api.ts'
import { formatDateTime, formatRelative } from '#web/ui/format/dates.ts'
import { formatDuration } from '#web/ui/format/durations.ts'
import { Dot } from '#web/ui/dot.tsx'
import { SkeletonRows } from '#web/ui/skeleton-rows.tsx'
import { classNames } from '#web/ui/class-names.ts'
import { messages } from '../messages.ts'
import { errorSentence, shortId, STATUS_TONES } from '../run-words.ts'

type Props = {
  /** Null while the first are on their way. */
  runs: readonly RunRow[] | null
  moved: ReadonlySet<string>
  workflows: readonly WorkflowName[]
  now: number
}

const COLUMNS = ['status', 'workflow', 'record', 'stage', 'started', 'duration', 'trigger', 'key', 'who'] as const

/** Runs as rows; each leads to its viewer. */
export function RunTable({ runs, moved, workflows, now }: Props) {
  const t = messages.t
  return (
    <section class="card table-scroll" aria-label={t.runs}>
      <table class="grid runs">
        <thead>
          <tr>
            {COLUMNS.map((name) => (
              <th key={name} class={name === 'duration' ? 'num' : undefined}>
                {t.columns[name]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {runs === null ? (
            <SkeletonRows rows={8} columns={COLUMNS.length} />
          ) : (
            runs.map((run) => <Row key={run.id} run={run} moved={moved.has(run.id)} workflows={workflows} now={now} />)
          )}
        </tbody>
      </table>
    </section>
  )
}

function Row({ run, moved, workflows, now }: { run: RunRow; moved: boolean } & Pick<Props, 'workflows' | 'now'>) {
  const t = messages.t
  const { route } = useLocation()
  const workflow = workflows.find(({ id, componentId }) => id === run.workflowId && componentId === run.componentId)
  const href = `/studio/runs/${run.id}`
  const started = Date.parse(run.startedAt)
  const ended = run.endedAt === null ? null : Date.parse(run.endedAt)
  const cause = t.cause[(run.cause as { by: keyof typeof t.cause }).by]
  const why = run.error && errorSentence(run.error)
  return (
    <tr
      class={classNames('run-row', moved && 'is-live')}
      // The link carries the row; a press beside it does the same.
      onClick={(event) => {
        const onLink = event.target instanceof Element && event.target.closest('a') !== null
        if (!onLink && getSelection()?.isCollapsed !== false) route(href)
      }}
    >
      <td>
        <span class="row" title={why ?? undefined}>
          <Dot tone={STATUS_TONES[run.status]} />
          {t.status[run.status]}
        </span>
      </td>
      <td>
        <a class="medium" href={href} aria-label={`${workflow?.title ?? run.workflowId} ${shortId(run.id)}`}>
          {workflow?.title ?? run.workflowId}
        </a>{' '}
        <span class="subtle fs-2">{run.release === null ? t.draft : t.release(run.release)}</span>
      </td>
      <td title={run.record?.name ?? undefined}>{run.record?.name ?? run.record?.id.slice(-6)}</td>
      <td class="muted">{run.stage !== null && (workflow?.stages[run.stage] ?? run.stage)}</td>
      <td class="muted" title={formatDateTime(started)}>
        {formatRelative(started, now)}
      </td>
      <td class="num muted">{formatDuration(Math.max(0, (ended ?? now) - started))}</td>
      <td class="muted">{cause}</td>
      <td class="mono fs-2" title={run.key ?? undefined}>
        {run.key}
      </td>
      <td class="muted">{run.by?.name ?? t.nobody}</td>
    </tr>
  )
}
