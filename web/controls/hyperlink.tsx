import { hyperlink } from '#domain/controls/kinds/hyperlink.ts'
import { defineRenderer } from './renderer.ts'

const SAFE = /^(https?:\/\/|mailto:|tel:|\/(?!\/))/i

export const renderer = defineRenderer(hyperlink, ({ runtime, control, settings }) => {
  const { property, text, href, newTab } = settings
  const bound = runtime.view.component.model.properties[property ?? '']
  const address = bound ? runtime.form.field(bound.name).value.value : href
  const words =
    text ??
    (typeof address === 'string' && address !== '' ? address.replace(/^(https?:\/\/|mailto:|tel:)/i, '') : control.name)
  // Whatever a record holds: a script is no address.
  if (typeof address !== 'string' || !SAFE.test(address)) return <span class="words muted">{words}</span>
  return (
    <a class="words" href={address} {...(newTab ? { target: '_blank', rel: 'noopener noreferrer' } : {})}>
      {words}
    </a>
  )
})
