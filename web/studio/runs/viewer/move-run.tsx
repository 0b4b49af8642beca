import { Button } from '#web/ui/button.tsx'
import { Dialog } from '#web/ui/dialog.tsx'
import { messages } from '../messages.ts'
import type { RunModel } from './run-model.ts'
import { titleOf } from './step-names.ts'

/** Whether a run may go on with the live release. */
export type MoveReport = {
  readonly machine: string
  /** Number of the live release. */
  readonly release: number
  readonly movable: boolean
  readonly obstacle: {
    readonly event: number
    readonly here: readonly string[]
    readonly there: readonly string[]
  } | null
}

type Props = { model: RunModel; report: MoveReport; busy: boolean; onMove: () => void; onClose: () => void }

/** Moves a run to the live release, or says where it would have gone another way. */
export function MoveRun({ model, report, busy, onMove, onClose }: Props) {
  const t = messages.t.dialogs
  const { obstacle, release } = report
  if (obstacle === null)
    return (
      <Dialog
        title={t.moveTitle(release)}
        lead={t.moveLead}
        onClose={onClose}
        footer={
          <>
            <Button onClick={onClose}>{t.close}</Button>
            <Button kind="primary" busy={busy} onClick={onMove}>
              {t.moveAct}
            </Button>
          </>
        }
      />
    )
  const places = (list: readonly string[]) =>
    list.length === 0
      ? t.nowhere
      : list.map((text) => titleOf(model.workflow.value, text.split(' ')[1] ?? text)).join(', ')
  return (
    <Dialog title={t.cannotMove(release)} lead={t.obstacle(obstacle.event + 1)} onClose={onClose} closable>
      <dl class="dl">
        <dt>{t.here}</dt>
        <dd>{places(obstacle.here)}</dd>
        <dt>{t.there}</dt>
        <dd>{places(obstacle.there)}</dd>
      </dl>
    </Dialog>
  )
}
