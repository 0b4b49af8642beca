import { useSignal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import type { BulkResult, Incident, WorkflowName } from '#workers/api.ts'
import { Banner } from '#web/ui/banner.tsx'
import { Button } from '#web/ui/button.tsx'
import { confirm } from '#web/ui/confirm.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { formatRelative } from '#web/ui/format/dates.ts'
import { Icon } from '#web/ui/icon.tsx'
import { checkCircleIcon, errorIcon, refreshIcon } from '#web/ui/icons.ts'
import { Skeleton } from '#web/ui/skeleton.tsx'
import { toast } from '#web/ui/toast.tsx'
import { request } from '#web/server/request.ts'
import { ServerError } from '#web/server/server-error.ts'
import { useWorkspace } from '../../context.ts'
import { failureSentence } from '../../failure-sentence.ts'
import { messages } from '../messages.ts'
import { errorSentence } from '../run-words.ts'
import { writeQuery } from './run-query.ts'

/** Failures by cause: what is wrong, in how many runs, and what can be done about all of them. */
export function Incidents({ workflows }: { workflows: readonly WorkflowName[] }) {
  const workspace = useWorkspace()
  const t = messages.t
  const incidents = useSignal<readonly Incident[] | null>(null)
  const failure = useSignal<ServerError | null>(null)
  const busy = useSignal<string | null>(null)
  const may = workspace.may('runs.operate')
  const now = Date.now()

  async function load() {
    try {
      incidents.value = (await request<{ incidents: Incident[] }>('GET', '/runs/incidents')).incidents
      failure.value = null
    } catch (cause) {
      if (!(cause instanceof ServerError)) throw cause
      failure.value = cause
    }
  }
  useEffect(() => {
    void load()
    return workspace.onRuns(() => void load())
  }, [workspace])

  async function forAll({ incident, held }: Incident, command: 'retry' | 'cancel') {
    if (command === 'cancel') {
      const title = t.cancelAllTitle(held)
      if (!(await confirm({ title, loss: t.cancelAllLoss, act: t.cancelAll(held), keep: t.keep }))) return
    }
    busy.value = incident
    try {
      const { results, more } = await request<{ results: BulkResult[]; more: boolean }>('POST', '/runs/bulk', {
        command: { command },
        incident,
      })
      const taken = results.filter(({ code }) => code === null).length
      const left = results.length - taken
      const words = [t.bulkDone(taken), ...(left > 0 ? [t.bulkLeft(left)] : []), ...(more ? [t.bulkMore] : [])]
      toast({ text: words.join('. '), tone: left > 0 ? 'warning' : 'success' })
    } catch (cause) {
      if (!(cause instanceof ServerError)) throw cause
      toast({ text: failureSentence(cause), tone: 'danger' })
    } finally {
      busy.value = null
      await load()
    }
  }

  const nameOf = ({ workflowId, componentId }: Incident) =>
    workflows.find(({ id, componentId: component }) => id === workflowId && component === componentId)?.title ??
    workflowId

  if (failure.value) {
    return (
      <Banner
        tone="danger"
        action={
          <Button size="s" onClick={() => void load()}>
            {t.retryLoad}
          </Button>
        }
      >
        {failureSentence(failure.value)}
      </Banner>
    )
  }
  if (incidents.value === null) return <Skeleton width="100%" />
  if (incidents.value.length === 0)
    return (
      <EmptyState icon={checkCircleIcon} title={t.noIncident}>
        {t.noIncidentHelp}
      </EmptyState>
    )
  return (
    <ul class="card incidents" aria-label={t.incidents}>
      {incidents.value.map((incident) => {
        const { error, runs, held } = incident
        const quiet = held === 0 && t.notHeld
        return (
          <li key={`${incident.componentId} ${incident.workflowId} ${incident.incident}`}>
            <span class="mark">
              <Icon drawing={errorIcon} />
            </span>
            <div class="grow incident-words">
              <span class="medium">{errorSentence(error)}</span>
              {error.message !== '' && error.message !== error.code && error.message !== errorSentence(error) && (
                <span class="mono fs-2 muted trunc" title={error.message}>
                  {error.message}
                </span>
              )}
              <span class="fs-2 muted">
                {[nameOf(incident), t.count(runs), t.lastAt(formatRelative(Date.parse(incident.lastAt), now))].join(
                  ' · ',
                )}
                {runs !== held && ` · ${t.held(held, runs)}`}
              </span>
            </div>
            <a class="btn s ghost" href={`/studio/runs${writeQuery({ incident: incident.incident })}`}>
              {t.show}
            </a>
            {may && (
              <>
                <Button size="s" kind="danger-quiet" disabled={quiet} onClick={() => void forAll(incident, 'cancel')}>
                  {t.cancelAll(held)}
                </Button>
                <Button
                  size="s"
                  icon={refreshIcon}
                  disabled={quiet}
                  busy={busy.value === incident.incident}
                  onClick={() => void forAll(incident, 'retry')}
                >
                  {t.retryAll(held)}
                </Button>
              </>
            )}
          </li>
        )
      })}
    </ul>
  )
}
