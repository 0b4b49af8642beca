import { useId } from 'preact/hooks'
import { panel } from '#domain/controls/kinds/panel.ts'
import { classNames } from '#web/ui/class-names.ts'
import { defineRenderer } from './renderer.ts'

export const renderer = defineRenderer(panel, ({ settings, children }) => {
  const id = useId()
  const { title, direction, align, framed } = settings
  return (
    <section class={classNames('panel', framed && 'card')} aria-labelledby={title ? id : undefined}>
      {title && (
        <h2 class="h2" id={id}>
          {title}
        </h2>
      )}
      <div class={direction === 'row' ? `in-line ${align}` : 'cols'}>{children()}</div>
    </section>
  )
})
