import { useLocation } from 'preact-iso'
import { Button } from '#web/ui/button.tsx'
import { Icon } from '#web/ui/icon.tsx'
import { checkIcon } from '#web/ui/icons.ts'
import { ProgressBar } from '#web/ui/progress-bar.tsx'
import { useWorkspace } from '../context.ts'
import { messages } from '../messages.ts'

/** What a newcomer does, ticked off by what is there, not by clicks. Gone when all is done. */
export function FirstSteps() {
  const workspace = useWorkspace()
  const { route } = useLocation()
  const t = messages.t.home
  const all = workspace.components.value ?? []
  const first = all.at(-1)
  const editor = first ? `/studio/components/${first.id}` : '/studio/components?new'
  const steps = [
    { id: 'component', done: all.length > 0, href: '/studio/components?new' },
    { id: 'property', done: all.some((c) => c.properties > 0), href: editor },
    { id: 'page', done: all.some((c) => c.pages > 0 && c.properties > 0), href: editor },
    { id: 'publish', done: workspace.release.value !== null, href: '/studio/publication' },
    {
      id: 'open',
      done: workspace.release.value !== null && localStorage.getItem('aqtra-opened-workplace') !== null,
      href: '/',
    },
  ] as const
  const done = steps.filter((step) => step.done).length
  const current = steps.find((step) => !step.done)
  if (!current) return null

  const show = ({ id, href }: (typeof steps)[number]) => {
    if (id !== 'open') return route(href)
    localStorage.setItem('aqtra-opened-workplace', '1')
    open('/', '_blank', 'noopener')
  }

  return (
    <section class="card first-steps">
      <header>
        <div class="row">
          <h2 class="h3 grow">{t.firstSteps}</h2>
          <span class="subtle fs-2">{t.stepsDone(done, steps.length)}</span>
        </div>
        <ProgressBar label={t.firstSteps} value={done / steps.length} />
      </header>
      <ol>
        {steps.map((step, index) => (
          <li key={step.id} class={step.done ? 'done' : step === current ? 'cur' : undefined}>
            <span class="mk">{step.done ? <Icon drawing={checkIcon} size="xs" /> : index + 1}</span>
            <span class="grow">
              <span class="t">{t.steps[step.id]}</span>
              {step === current && <span class="muted fs-2 block">{t.stepHelp[step.id]}</span>}
            </span>
            {step === current && (
              <Button size="s" onClick={() => show(step)}>
                {t.showMe}
              </Button>
            )}
          </li>
        ))}
      </ol>
    </section>
  )
}
