import type { PublicationPlan } from '#domain/publications/plan.ts'
import { Count } from '#web/ui/count.tsx'
import { Icon } from '#web/ui/icon.tsx'
import { cubeIcon, globeIcon, pageIcon, workflowIcon } from '#web/ui/icons.ts'
import { messages } from './messages.ts'

const DRAWINGS = { component: cubeIcon, page: pageIcon, workflow: workflowIcon, site: globeIcon }

/** The documents that change. */
export function Documents({ plan }: { plan: PublicationPlan }) {
  const t = messages.t
  return (
    <section class="card">
      <h3 class="card-head">
        {t.documents} <Count value={plan.documents.length} />
      </h3>
      <ul class="lines">
        {plan.documents.map((document) => (
          <li key={document.id}>
            <Icon drawing={DRAWINGS[document.kind]} />
            <span class="grow trunc">{document.title}</span>
            <span class="muted fs-2">{t.documentChange[document.change]}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** What refers to the published components, and whether it still fits. */
export function Dependents({ plan }: { plan: PublicationPlan }) {
  const t = messages.t
  const tone = { unchanged: 'c-success', changed: 'c-warning', broken: 'c-danger' }
  return (
    <section class="card">
      <h3 class="card-head">
        {t.depends} <Count value={plan.dependents.length} />
      </h3>
      {plan.dependents.length === 0 && <p class="muted card-note">{t.noDependents}</p>}
      <ul class="lines">
        {plan.dependents.map((dependent) => (
          <li key={dependent.id}>
            <Icon drawing={DRAWINGS[dependent.kind]} />
            <span class="grow trunc">{dependent.title}</span>
            <span class={`fs-2 ${tone[dependent.state]}`}>{t.dependentState[dependent.state]}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
