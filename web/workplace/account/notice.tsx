import { useEffect, useRef } from 'preact/hooks'
import { AccountFrame } from './frame.tsx'

type Props = {
  title: string
  help: string
  /** The way on. */
  act: string
  to: string
  /** Takes the place of a form the reader was in: they are told of it. */
  fresh?: boolean | undefined
}

/** Something to know, and the way on. */
export function Notice({ title, help, act, to, fresh }: Props) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    if (fresh) heading.current?.focus()
  }, [fresh])
  return (
    <AccountFrame>
      <div>
        <h1 class="title" tabIndex={-1} ref={heading}>
          {title}
        </h1>
        <p class="account-lead muted">{help}</p>
      </div>
      <a class="btn l block" href={to}>
        {act}
      </a>
    </AccountFrame>
  )
}
