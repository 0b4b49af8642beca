import { createModel, signal } from '@preact/signals'
import type { Json } from '#domain/lib/json.ts'
import type { RunCommand, SendEvent } from '#domain/workflows/contract.ts'
import { toast } from '#web/ui/toast.tsx'
import { request } from '#web/server/request.ts'
import { ServerError } from '#web/server/server-error.ts'
import { failureSentence } from '../../failure-sentence.ts'
import { messages } from '../messages.ts'
import type { Change } from './fork-run.tsx'
import type { RunModel } from './run-model.ts'

/** What is asked before it is done. */
export type Asking = 'cancel' | 'event' | 'fork' | 'skip' | 'move'

/** What operators do to a run. After each the run is read anew: its object has answered when it was on disk. */
export const RunActs = createModel((id: string, model: RunModel) => {
  const busy = signal(false)
  const asking = signal<Asking | null>(null)

  async function act<Answer>(work: () => Promise<Answer>): Promise<Answer | null> {
    busy.value = true
    try {
      const answer = await work()
      asking.value = null
      return answer
    } catch (cause) {
      if (!(cause instanceof ServerError)) throw cause
      const late = cause.code === 'run_not_ready'
      if (late) asking.value = null
      toast({ text: late ? messages.t.dialogs.tookNothing : failureSentence(cause), tone: late ? 'warning' : 'danger' })
      return null
    } finally {
      busy.value = false
      model.goLive()
      await model.read()
    }
  }
  const command = (body: RunCommand) => act(() => request('POST', `/runs/${id}/command`, body))

  return {
    busy,
    asking,
    pause: () => command({ command: 'pause' }),
    resume: () => command({ command: 'resume' }),
    retry: () => command({ command: 'retry' }),
    move: () => command({ command: 'move' }),
    cancel: (how: { readonly undo: boolean; readonly reason: string }) => command({ command: 'cancel', ...how }),
    skip: (at: { readonly thread: number; readonly entry: number }, output: Json) =>
      command({ command: 'skip', thread: at.thread, entry: at.entry, output }),
    async send(event: Pick<SendEvent, 'name' | 'correlation' | 'payload'>) {
      const answer = await act(() => request('POST', `/runs/${id}/events`, event))
      if (answer !== null) toast({ text: messages.t.dialogs.sent })
    },
    /** @returns the new run's id, or null where there is none */
    async fork(entry: number, change: Change): Promise<string | null> {
      const answer = await act(() => request<{ id: string }>('POST', `/runs/${id}/fork`, { entry, ...change }))
      return answer?.id ?? null
    },
  }
})
export type RunActs = InstanceType<typeof RunActs>
