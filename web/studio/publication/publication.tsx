import { useSignal, useSignalEffect } from '@preact/signals'
import { useLocation } from 'preact-iso'
import { useEffect, useMemo } from 'preact/hooks'
import { Badge } from '#web/ui/badge.tsx'
import { Banner } from '#web/ui/banner.tsx'
import { Button } from '#web/ui/button.tsx'
import { Checkbox } from '#web/ui/checkbox.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { Field } from '#web/ui/field.tsx'
import { Icon } from '#web/ui/icon.tsx'
import { arrowRightIcon, checkCircleIcon } from '#web/ui/icons.ts'
import { NamedIcon } from '#web/ui/named-icon.tsx'
import { SkeletonRows } from '#web/ui/skeleton-rows.tsx'
import { TextInput } from '#web/ui/text-input.tsx'
import { useWorkspace } from '../context.ts'
import { failureSentence } from '../failure-sentence.ts'
import { SearchButton } from '../frame/search-button.tsx'
import { TopBar } from '../frame/top-bar.tsx'
import { Dependents, Documents } from './consequences.tsx'
import { messages } from './messages.ts'
import { PlanProblems } from './plan-problems.tsx'
import { Progress } from './progress.tsx'
import { PublicationModel } from './publication-model.ts'
import { Releases } from './releases.tsx'
import { TableChanges } from './table-changes.tsx'
import './publication.css'

/** Shows what publishing changes before it is done, does it, and goes back to earlier releases. */
export default function Publication() {
  const workspace = useWorkspace()
  const { query } = useLocation()
  const t = messages.t
  const model = useMemo(() => new PublicationModel(workspace), [workspace])
  /** A publication watched here stays in sight when it has ended. */
  const watched = useSignal<string | null>(null)

  useEffect(() => {
    document.title = `${t.title} · Aqtra Studio`
    workspace.tellPlace(t.title)
    if (query['component']) model.only(query['component'])
    void model.load()
  }, [model, query, t, workspace])

  // A publication that has ended changes what is live: look again, once.
  useSignalEffect(() => {
    const progress = workspace.publication.value
    if (!progress) return
    if (progress.status === 'running' || progress.status === 'undoing') {
      watched.value = progress.id
      return
    }
    const known = model.known.peek()
    if (known === null || known === progress.id + progress.status) return
    watched.value = progress.id
    void model.load()
  })

  const progress = workspace.publication.value
  const active = progress !== null && (progress.status === 'running' || progress.status === 'undoing')
  const plan = model.plan.value
  const error = model.error.value
  const loses = plan?.changes.filter((change) => change.safety === 'loses').length ?? 0
  const blocked = plan?.changes.filter((change) => change.safety === 'blocked').length ?? 0
  const broken = (plan?.problems.some((problem) => problem.severity === 'error') ?? false) || blocked > 0
  const back = model.back.value
  const hinder = broken ? t.fixFirst : loses > 0 && !model.accepted.value ? t.confirmFirst : active ? t.running : false
  const nothing = back === null && model.candidates.value?.length === 0
  const nextNumber = Math.max(0, ...(model.releases.value ?? []).map((release) => release.number)) + 1

  return (
    <>
      <TopBar what={<h1 class="strong">{t.title}</h1>} middle={<SearchButton />} />
      <div class="publication">
        <main>
          {!nothing && (
            <header class="row release-head">
              <div class="grow">
                <h2 class="title">{back === null ? t.release(nextNumber) : t.rollbackTo(back)}</h2>
                <p class="muted">
                  {plan && t.summary(plan.changes.length, plan.documents.length)} {loses > 0 && t.loses(loses)}{' '}
                  {blocked > 0 && t.blocked(blocked)}
                </p>
              </div>
              <div class="envs" aria-hidden>
                <span>
                  <span class="cap">{t.next}</span>
                  <b>{back === null ? t.release(nextNumber) : t.release(back)}</b>
                </span>
                <Icon drawing={arrowRightIcon} size="s" mirror />
                <span class="on">
                  <span class="cap">{t.live}</span>
                  <b>{workspace.release.value === null ? t.none : t.release(workspace.release.value)}</b>
                </span>
              </div>
            </header>
          )}
          {error && (
            <Banner
              tone={error.code === 'plan_changed' ? 'warning' : 'danger'}
              action={
                <Button size="s" onClick={() => void model.replan()}>
                  {t.planAgain}
                </Button>
              }
            >
              {error.code === 'plan_changed'
                ? t.planChanged
                : error.code === 'publication_running'
                  ? t.running
                  : failureSentence(error)}
            </Banner>
          )}
          {progress && (active || progress.status !== 'done' || nothing || watched.value === progress.id) && (
            <Progress progress={progress} onStop={() => void model.stop(progress.id)} />
          )}
          {nothing && !active && (
            <EmptyState
              icon={checkCircleIcon}
              title={t.nothing}
              action={
                <a class="btn" href="/studio/components">
                  {t.openComponents}
                </a>
              }
            >
              {t.nothingHelp}
            </EmptyState>
          )}
          {back === null && (model.candidates.value?.length ?? 0) > 0 && (
            <section class="card">
              <h3 class="card-head">{t.chosen}</h3>
              <ul class="candidates">
                {model.candidates.value?.map(({ id, kind, title, icon, state }) => (
                  <li key={id}>
                    <Checkbox
                      checked={model.picked.value.some((c) => c.id === id)}
                      onChange={(on) => void model.toggle(id, on)}
                    >
                      <span class="row">
                        <NamedIcon name={icon ?? (kind === 'site' ? 'globe' : 'cube')} />
                        {title}
                        {state === 'removed' && <Badge tone="danger">{t.documentChange.removed}</Badge>}
                      </span>
                    </Checkbox>
                  </li>
                ))}
              </ul>
            </section>
          )}
          {plan === null && model.planning.value && <SkeletonRows rows={6} columns={4} />}
          {plan && (
            <>
              <PlanProblems plan={plan} />
              <TableChanges
                plan={plan}
                accepted={model.accepted.value}
                onAccept={(on) => (model.accepted.value = on)}
              />
              <div class="pair">
                <Documents plan={plan} />
                <Dependents plan={plan} />
              </div>
              <form
                class="row publish-bar"
                onSubmit={(event) => {
                  event.preventDefault()
                  void model.start()
                }}
              >
                <Field label={t.note} help={t.noteHelp} class="grow">
                  {(wiring) => (
                    <TextInput
                      {...wiring}
                      value={model.note.value}
                      maxLength={500}
                      onInput={(value) => (model.note.value = value)}
                    />
                  )}
                </Field>
                {back !== null && <Button onClick={() => void model.lookBack(null)}>{t.cancelRollback}</Button>}
                <Button kind="primary" size="l" type="submit" disabled={hinder} busy={model.starting.value}>
                  {back === null ? t.publish : t.rollback}
                </Button>
              </form>
            </>
          )}
        </main>
        <Releases
          releases={model.releases.value}
          progress={active ? progress : null}
          onBack={(release) => void model.lookBack(release)}
        />
      </div>
    </>
  )
}
