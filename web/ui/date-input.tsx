import { TextInput, type TextInputProps } from './text-input.tsx'

type Props = Omit<TextInputProps, 'type' | 'prefix' | 'suffix' | 'icon'> & {
  /** `date` 2026-11-17, `time` 09:02, `datetime-local` 2026-11-17T09:02: a wall clock, no zone. */
  kind?: 'date' | 'time' | 'datetime-local' | undefined
}

/** The platform's own picker of dates and times: its keyboard, its calendar, its language. `''` is no value. */
export const DateInput = ({ kind, ...rest }: Props) => <TextInput {...rest} type={kind ?? 'date'} />
