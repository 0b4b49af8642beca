import { label } from '#domain/controls/kinds/label.ts'
import { classNames } from '#web/ui/class-names.ts'
import { defineRenderer } from './renderer.ts'

const CLASS = { title: 'title', heading: 'h2', body: 'body-text', quiet: 'muted fs-2' }

export const renderer = defineRenderer(label, ({ control, settings }) => {
  const { text, look, tone, align } = settings
  const Tag = look === 'title' ? 'h2' : look === 'heading' ? 'h3' : 'p'
  return (
    <Tag class={classNames('words', CLASS[look], tone !== 'neutral' && `c-${tone}`, `to-${align}`)}>
      {text ?? control.name}
    </Tag>
  )
})
