import { useLocation } from 'preact-iso'
import { toast } from '#web/ui/toast.tsx'
import { messages } from '../messages.ts'
import { CancelRun } from './cancel-run.tsx'
import { ForkRun } from './fork-run.tsx'
import { MoveRun, type MoveReport } from './move-run.tsx'
import type { RunActs } from './run-acts.ts'
import type { RunModel } from './run-model.ts'
import { SendEvent } from './send-event.tsx'
import { SkipStep } from './skip-step.tsx'
import { titleOf } from './step-names.ts'

/** What is asked before it is done to a run. */
export function RunDialogs({ model, acts, move }: { model: RunModel; acts: RunActs; move: MoveReport | null }) {
  const { route } = useLocation()
  const close = () => (acts.asking.value = null)
  const shared = { busy: acts.busy.value, onClose: close }
  const visit = model.visit.value
  const now = model.story().state
  const title = titleOf(model.workflow.value, visit?.node ?? '')
  switch (acts.asking.value) {
    case 'cancel':
      return <CancelRun {...shared} done={now?.done.length ?? 0} onCancel={(how) => void acts.cancel(how)} />
    case 'event':
      return (
        <SendEvent
          {...shared}
          names={now ? [...model.machine(now.machine).events] : []}
          onSend={(event) => void acts.send(event)}
        />
      )
    case 'move':
      return move && <MoveRun {...shared} model={model} report={move} onMove={() => void acts.move()} />
    case 'skip':
      return visit && <SkipStep {...shared} step={title} onSkip={(output) => void acts.skip(visit, output)} />
    case 'fork': {
      if (!visit) return null
      const before = model.story().stateAt(visit.fromEvent - 1) ?? model.story().stateAt(visit.fromEvent)
      return (
        <ForkRun
          {...shared}
          step={title}
          input={before?.input ?? {}}
          vars={before?.vars ?? {}}
          request={visit.request}
          onFork={(change) =>
            void acts.fork(visit.entry, change).then((fork) => {
              if (fork === null) return
              toast({ text: messages.t.dialogs.started })
              route(`/studio/runs/${fork}`)
            })
          }
        />
      )
    }
    case null:
      return null
  }
}
