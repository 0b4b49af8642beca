import type { ComponentChildren } from 'preact'
import { Dot } from './dot.tsx'
import type { Tone } from './tone.ts'

type Props = { tone?: Tone | 'none' | undefined; children: ComponentChildren }

/** A status: a dot and a word, never a colour alone. */
export const StatusPill = ({ tone, children }: Props) => (
  <span class="pill">
    <Dot tone={tone} />
    {children}
  </span>
)
