import type { PublicationProgress } from '#domain/publications/progress.ts'
import { Banner } from '#web/ui/banner.tsx'
import { Button } from '#web/ui/button.tsx'
import { formatNumber } from '#web/ui/format/numbers.ts'
import { Icon } from '#web/ui/icon.tsx'
import { checkIcon, historyIcon, xIcon } from '#web/ui/icons.ts'
import { ProgressBar } from '#web/ui/progress-bar.tsx'
import { messages } from './messages.ts'

const seconds = (ms: number) =>
  formatNumber(ms / 1_000, {
    style: 'unit',
    unit: 'second',
    unitDisplay: 'narrow',
    minimumFractionDigits: 1,
    maximumFractionDigits: 1,
  })

/** The stages of a publication as they happen, the same in every open Studio. */
export function Progress({ progress, onStop }: { progress: PublicationProgress; onStop: () => void }) {
  const t = messages.t
  const { status, stages } = progress
  const done = stages.filter((stage) => stage.state === 'done').length
  const took = stages.reduce((sum, stage) => sum + (stage.tookMs ?? 0), 0)
  const title = status === 'undoing' ? t.undoing : progress.kind === 'rollback' ? t.rollingBack : t.publishing
  return (
    <section class="card" aria-live="polite">
      <h2 class="card-head">
        {title}
        <span class="grow" />
        <span class="muted fs-2 tnum">{seconds(took)}</span>
      </h2>
      <ol class="stages">
        {stages.map((stage) => (
          <li key={stage.stage} class={stage.state}>
            <span class="mk">
              {stage.state === 'done' && <Icon drawing={checkIcon} size="xs" />}
              {stage.state === 'running' && <span class="spin" />}
              {stage.state === 'failed' && <Icon drawing={xIcon} size="xs" />}
              {stage.state === 'undone' && <Icon drawing={historyIcon} size="xs" />}
            </span>
            <span class="grow">
              <span class={stage.state === 'waiting' ? 'muted' : 'medium'}>{t.stages[stage.stage]}</span>{' '}
              <span class="muted">
                {stage.of !== undefined && stage.of > 0 && t.ofCount(stage.done ?? 0, stage.of)} {stage.subject}
              </span>
            </span>
            {stage.tookMs !== undefined && <span class="subtle fs-2 tnum">{seconds(stage.tookMs)}</span>}
          </li>
        ))}
      </ol>
      <div class="stages-foot">
        {status === 'running' && (
          <>
            <ProgressBar label={title} value={done / stages.length} />
            <div class="row">
              <span class="fs-2 muted grow">{t.nothingYet}</span>
              <Button size="s" kind="danger-quiet" onClick={onStop}>
                {t.stop}
              </Button>
            </div>
          </>
        )}
        {status === 'done' && (
          <Banner
            tone="success"
            action={
              <a class="btn s" href="/" target="_blank" rel="noopener">
                {t.openWorkplace}
              </a>
            }
          >
            {t.done(progress.release)}
          </Banner>
        )}
        {(status === 'undone' || status === 'stopped') && (
          <Banner tone={status === 'undone' ? 'danger' : 'info'}>
            {status === 'stopped' ? t.stopped : t.undone} {progress.error?.detail}
          </Banner>
        )}
      </div>
    </section>
  )
}
