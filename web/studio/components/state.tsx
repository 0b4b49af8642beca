import { Dot } from '#web/ui/dot.tsx'
import { messages } from '../messages.ts'
import type { ComponentSummary } from '#workers/api.ts'

/** How a draft stands to what is live: a dot and a word. */
export function DraftState({
  component,
  release,
}: {
  component: Pick<ComponentSummary, 'state' | 'problems'>
  release: number | null
}) {
  const t = messages.t.components
  const [tone, word] =
    component.problems > 0
      ? (['danger', t.problems(component.problems)] as const)
      : component.state === 'live'
        ? (['success', t.live] as const)
        : component.state === 'ahead'
          ? (['warning', t.aheadOf(release)] as const)
          : (['none', t.never] as const)
  return (
    <span class="row fs-2 draft-state">
      <Dot tone={tone} />
      {word}
    </span>
  )
}
