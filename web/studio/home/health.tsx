import { Dot } from '#web/ui/dot.tsx'
import { useWorkspace } from '../context.ts'
import { messages } from '../messages.ts'

/** The workspace in five facts. */
export function Health() {
  const workspace = useWorkspace()
  const t = messages.t.home
  const all = workspace.components.value ?? []
  const ahead = all.filter((c) => c.state !== 'live').length
  const broken = all.filter((c) => c.problems > 0).length
  return (
    <section class="card health" aria-label={t.health}>
      <div>
        <span class="cap">{t.components}</span>
        <b>{all.length}</b>
      </div>
      <div>
        <span class="cap">{t.ahead}</span>
        <b>
          {ahead > 0 && <Dot tone="warning" />}
          {ahead}
          {ahead > 0 && <a href="/studio/publication">{t.look}</a>}
        </b>
      </div>
      <div>
        <span class="cap">{t.problems}</span>
        <b>
          <Dot tone={broken > 0 ? 'danger' : 'success'} />
          {broken}
          {broken > 0 && <a href="/studio/components?problems">{t.look}</a>}
        </b>
      </div>
      <div>
        <span class="cap">{t.people}</span>
        <b>{Math.max(1, workspace.people.value.length)}</b>
      </div>
      <div>
        <span class="cap">{t.release}</span>
        <b>{workspace.release.value ?? <span class="muted">{t.never}</span>}</b>
      </div>
    </section>
  )
}
