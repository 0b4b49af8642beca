import { useSignal } from '@preact/signals'
import { IconButton } from './icon-button.tsx'
import { eyeIcon } from './icons.ts'
import { parts } from './messages/parts.ts'
import { TextInput, type TextInputProps } from './text-input.tsx'

/** A secret, hidden until its eye is pressed. */
export function PasswordInput(props: Omit<TextInputProps, 'type' | 'suffix'>) {
  const shown = useSignal(false)
  const t = parts.t
  return (
    <TextInput
      autocomplete="current-password"
      spellcheck={false}
      {...props}
      type={shown.value ? 'text' : 'password'}
      suffix={
        <IconButton
          icon={eyeIcon}
          size="s"
          label={shown.value ? t.hidePassword : t.showPassword}
          pressed={shown.value}
          onClick={() => (shown.value = !shown.value)}
        />
      }
    />
  )
}
