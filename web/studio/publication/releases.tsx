import { useSignal } from '@preact/signals'
import type { PublicationProgress } from '#domain/publications/progress.ts'
import { Avatar } from '#web/ui/avatar.tsx'
import { Badge } from '#web/ui/badge.tsx'
import { Button } from '#web/ui/button.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { formatDateTime } from '#web/ui/format/dates.ts'
import { historyIcon, rocketIcon } from '#web/ui/icons.ts'
import { Select } from '#web/ui/select.tsx'
import { SkeletonRows } from '#web/ui/skeleton-rows.tsx'
import { messages } from './messages.ts'
import type { ReleaseRow } from './publication-model.ts'

type Props = {
  releases: readonly ReleaseRow[] | null
  progress: PublicationProgress | null
  onBack: (release: number) => void
}

/** The history, newest first, and the way back. */
export function Releases({ releases, progress, onBack }: Props) {
  const t = messages.t
  const by = useSignal('')
  const people = [
    ...new Map((releases ?? []).flatMap((r) => (r.createdBy ? [[r.createdBy.id, r.createdBy.name] as const] : []))),
  ]
  const shown = releases?.filter((release) => by.value === '' || release.createdBy?.id === by.value)
  return (
    <aside class="releases" aria-label={t.releases}>
      <header class="row">
        <h2 class="h3 grow">{t.releases}</h2>
        {people.length > 1 && (
          <Select
            aria-label={t.allPeople}
            size="s"
            value={by.value}
            empty={t.allPeople}
            onChange={(value) => (by.value = value ?? '')}
            options={people.map(([value, label]) => ({ value, label }))}
          />
        )}
      </header>
      <div class="list">
        {shown === undefined && <SkeletonRows rows={4} columns={1} />}
        {releases?.length === 0 && !progress && (
          <EmptyState icon={rocketIcon} title={t.noReleases}>
            {t.noReleasesHelp}
          </EmptyState>
        )}
        {progress && (
          <article class="release">
            <div class="row">
              <b>{progress.kind === 'rollback' ? t.rollingBack : t.publishing}</b>
              <Badge tone="signal">{t.badge.publishing}</Badge>
            </div>
            {progress.note !== '' && <p>{progress.note}</p>}
            <div class="row fs-2 muted">
              <Avatar name={progress.startedBy.name} size="s" silent />
              {progress.startedBy.name}
            </div>
          </article>
        )}
        {shown?.map((release) => (
          <article key={release.number} class={release.state === 'live' ? 'release live' : 'release'}>
            <div class="row">
              <b class="tnum">{t.release(release.number)}</b>
              {release.state === 'live' && <Badge tone="success">{t.badge.live}</Badge>}
              {release.state === 'rolled_back' && <Badge tone="warning">{t.badge.rolled_back}</Badge>}
              <span class="grow" />
              <span class="subtle fs-2">{formatDateTime(release.createdAt, 'short')}</span>
            </div>
            {release.note !== '' && <p>{release.note}</p>}
            <div class="row fs-2 muted">
              <Avatar name={release.createdBy?.name ?? t.system} size="s" silent />
              {release.createdBy?.name ?? t.system}
              <span class="grow" />
              {release.state !== 'live' && (
                <Button
                  size="s"
                  kind="ghost"
                  icon={historyIcon}
                  disabled={progress ? t.running : false}
                  onClick={() => onBack(release.number)}
                >
                  {t.rollBackToThis}
                </Button>
              )}
            </div>
          </article>
        ))}
      </div>
      <footer class="fs-2 muted">{t.rollbackFoot}</footer>
    </aside>
  )
}
