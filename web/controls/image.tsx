import { image } from '#domain/controls/kinds/image.ts'
import { Icon } from '#web/ui/icon.tsx'
import { imageIcon } from '#web/ui/icons.ts'
import { defineRenderer } from './renderer.ts'

export const renderer = defineRenderer(image, ({ runtime, settings }) => {
  const { property, source, alt, fit, height } = settings
  const bound = runtime.view.component.model.properties[property ?? '']
  const value = bound ? runtime.form.field(bound.name).value.value : source
  const address =
    typeof value === 'object' && value !== null && 'id' in value
      ? runtime.files.address(value as { id: string })
      : value
  if (typeof address !== 'string' || !/^(https:\/\/|\/(?!\/))/.test(address)) {
    return (
      <div class="picture is-empty" role="img" aria-label={alt ?? bound?.title ?? ''}>
        <Icon drawing={imageIcon} size="l" />
      </div>
    )
  }
  return <img class={`picture ${fit}`} src={address} alt={alt ?? ''} height={height} loading="lazy" />
})
