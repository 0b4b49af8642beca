import type { TextareaHTMLAttributes } from 'preact'
import { classNames } from './class-names.ts'

type Props = Omit<TextareaHTMLAttributes<HTMLTextAreaElement>, 'value' | 'class' | 'onInput'> & {
  value: string
  onInput?: ((value: string) => void) | undefined
  class?: string | undefined
}

/** Several lines of text; grows with its content where the browser can, and by its corner everywhere. */
export function TextArea({ value, onInput, class: more, ...rest }: Props) {
  return (
    <textarea
      rows={3}
      {...rest}
      class={classNames(
        'input',
        rest['aria-invalid'] === true && 'is-invalid',
        rest.readOnly === true && 'is-readonly',
        more,
      )}
      value={value}
      onInput={(event) => onInput?.(event.currentTarget.value)}
    />
  )
}
