import { useLocation } from 'preact-iso'
import type { TemplateId } from '#domain/components/templates.ts'
import { Button } from '#web/ui/button.tsx'
import { NamedIcon } from '#web/ui/named-icon.tsx'
import { messages } from '../messages.ts'

const ICONS: { readonly [Id in TemplateId]: string } = {
  'invoice-inventory': 'invoice',
  contacts: 'users',
  'support-requests': 'message',
}

/** Something to start from: its columns drawn small, what it is, and the one next act. */
export function TemplateCard({ id }: { id: TemplateId }) {
  const { route } = useLocation()
  const t = messages.t.home
  const template = messages.t.templates[id]
  return (
    <article class="card template">
      <div class="picture" aria-hidden>
        <div class="bar">
          <NamedIcon name={ICONS[id]} size="s" />
          <b>{template.title}</b>
          <i />
        </div>
        {template.sample.slice(0, 4).map((cells) => (
          <div key={cells.join()} class="line">
            {cells.map((cell) => (
              <span key={cell} class="trunc">
                {cell}
              </span>
            ))}
          </div>
        ))}
      </div>
      <div class="about">
        <h3 class="h3">{template.title}</h3>
        <p class="muted fs-2">{template.description}</p>
        <Button size="s" onClick={() => route(`/studio/components?new&template=${id}`)}>
          {t.use}
        </Button>
      </div>
    </article>
  )
}
