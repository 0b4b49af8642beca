import { useSignal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import type { ComponentDocument } from '#domain/components/document.ts'
import type { Problem } from '#domain/lib/problem.ts'
import type { PublicationPlan } from '#domain/publications/plan.ts'
import { request } from '#web/server/request.ts'
import { ServerError } from '#web/server/server-error.ts'
import { Count } from '#web/ui/count.tsx'
import { Icon } from '#web/ui/icon.tsx'
import { alertIcon, errorIcon } from '#web/ui/icons.ts'
import { messagesReady } from '#web/ui/messages/dictionary.ts'
import { problemSentence } from '#web/ui/messages/problems.ts'
import { useWorkspace } from '../context.ts'
import { messages } from './messages.ts'
import type { tellProblem, ToldProblem } from './problem-trail.ts'

/** What it takes to tell places: the drafts by id, as far as there are any. */
type Teller = { readonly drafts: ReadonlyMap<string, ComponentDocument>; readonly tell: typeof tellProblem }

async function tellerFor(ids: readonly string[]): Promise<Teller> {
  const [{ tellProblem: tell }, ...drafts] = await Promise.all([import('./problem-trail.ts'), ...ids.map(draftOf)])
  await messagesReady()
  return { tell, drafts: new Map(drafts.flatMap((draft) => (draft ? [[draft.component.id, draft]] : []))) }
}

async function draftOf(id: string): Promise<ComponentDocument | null> {
  try {
    return (await request<{ document: ComponentDocument }>('GET', `/components/${encodeURIComponent(id)}`)).document
  } catch (cause) {
    // Without it a problem is told by its component alone.
    if (cause instanceof ServerError) return null
    throw cause
  }
}

/** Problems of what would be live, each with its place and the way there; errors forbid publishing. */
export function PlanProblems({ plan }: { plan: PublicationPlan }) {
  const workspace = useWorkspace()
  const teller = useSignal<Teller | null>(null)
  const { problems } = plan
  const ids = [...new Set(problems.flatMap(({ path: [root, id] }) => (root === 'components' && id ? [id] : [])))]
  useEffect(() => {
    let wanted = true
    if (ids.length > 0)
      void tellerFor(ids).then((found) => {
        if (wanted) teller.value = found
      })
    return () => (wanted = false)
  }, [plan])
  if (problems.length === 0) return null

  function told(problem: Problem): ToldProblem {
    const [root, id = ''] = problem.path
    const draft = root === 'components' ? teller.value?.drafts.get(id) : undefined
    if (teller.value && draft) return teller.value.tell(problem, draft)
    const known = [...(workspace.components.value ?? []), ...plan.documents, ...plan.dependents]
    const title = known.find((each) => each.id === id)?.title
    return { sentence: problemSentence(problem), trail: title === undefined ? [] : [title] }
  }

  return (
    <section class="card" aria-label={messages.t.problems}>
      <h3 class="card-head">
        {messages.t.problems} <Count value={problems.length} tone="danger" />
      </h3>
      <ul>
        {problems.map((problem, index) => {
          const { sentence, trail } = told(problem)
          return (
            <li key={index} class="problem">
              <Icon
                drawing={problem.severity === 'error' ? errorIcon : alertIcon}
                class={problem.severity === 'error' ? 'c-danger' : 'c-warning'}
              />
              <span class="grow">{sentence}</span>
              {trail.length > 0 && (
                <a class="where" href={addressOf(problem)}>
                  {trail.join(' › ')}
                </a>
              )}
            </li>
          )
        })}
      </ul>
    </section>
  )
}

/** Where a problem is mended. The editor reads `at`: a path in the component's document. */
function addressOf({ path: [root, id = '', ...at] }: Problem): string {
  if (root === 'sites') return `/studio/sites/${id}`
  return `/studio/components/${id}${at.length === 0 ? '' : `?at=${at.map(encodeURIComponent).join('/')}`}`
}
