import { classNames } from './class-names.ts'

type Props = {
  name: string
  size?: 's' | 'l' | undefined
  /** Is here now. */
  live?: boolean | undefined
  /** The name stands beside it: say it once. */
  silent?: boolean | undefined
}

const HUES = 6

const hueOf = (name: string): number => {
  let sum = 0
  for (const letter of name) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) % 9_973
  return (sum % HUES) + 1
}

const initials = (name: string): string => {
  const words = name.trim().split(/\s+/)
  const ends = words.length > 1 ? [words[0], words.at(-1)] : [words[0]]
  return (
    ends
      .map((word) => [...(word ?? '')][0] ?? '')
      .join('')
      .toLocaleUpperCase() || '?'
  )
}

/** A person: initials on a hue that is always the same for the same name. */
export const Avatar = ({ name, size, live, silent }: Props) => (
  <span
    class={classNames('av', size, live && 'live')}
    style={{ '--c': `var(--series-${hueOf(name)})` }}
    title={name}
    {...(silent ? { 'aria-hidden': true } : { role: 'img', 'aria-label': name })}
  >
    {initials(name)}
  </span>
)
