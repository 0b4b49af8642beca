import type { PublicationPlan } from '#domain/publications/plan.ts'
import { problemSentence } from '#web/ui/messages/problems.ts'
import { Count } from '#web/ui/count.tsx'
import { Icon } from '#web/ui/icon.tsx'
import { alertIcon, cubeIcon, errorIcon, globeIcon, pageIcon, workflowIcon } from '#web/ui/icons.ts'
import { useWorkspace } from '../context.ts'
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

/** Problems of what would be live; errors forbid publishing. */
export function PlanProblems({ plan }: { plan: PublicationPlan }) {
  const workspace = useWorkspace()
  if (plan.problems.length === 0) return null
  const componentOf = ([root, id]: readonly string[]) =>
    root === 'components' ? workspace.components.value?.find((component) => component.id === id) : undefined
  const placeOf = (path: readonly string[]) => {
    const component = componentOf(path)
    return (
      component && (
        <a
          class="where"
          href={`/studio/components/${component.id}${path[2] === 'pages' && path[3] ? `/${path[3]}` : ''}`}
        >
          {component.title}
        </a>
      )
    )
  }
  return (
    <section class="card" aria-label={messages.t.problems}>
      <h3 class="card-head">
        {messages.t.problems} <Count value={plan.problems.length} tone="danger" />
      </h3>
      <ul>
        {plan.problems.map((problem) => (
          <li key={`${problem.code}${problem.path.join('.')}`} class="problem">
            <Icon
              drawing={problem.severity === 'error' ? errorIcon : alertIcon}
              class={problem.severity === 'error' ? 'c-danger' : 'c-warning'}
            />
            <span class="grow">{problemSentence(problem)}</span>
            {placeOf(problem.path)}
          </li>
        ))}
      </ul>
    </section>
  )
}
