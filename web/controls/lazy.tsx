import { useSignal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import type { ComponentChildren } from 'preact'
import { messagesReady } from '#web/ui/messages/dictionary.ts'

/** A part that is fetched when it is first shown, with its messages; until then there is nothing. */
export function lazy<Props extends object>(load: () => Promise<(props: Props) => ComponentChildren>): (props: Props) => ComponentChildren {
  let here: ((props: Props) => ComponentChildren) | null = null
  return function Lazy(props: Props) {
    const ready = useSignal(here !== null)
    useEffect(() => {
      if (here !== null) return
      let gone = false
      void load().then(async (part) => {
        await messagesReady()
        here = part
        if (!gone) ready.value = true
      })
      return () => {
        gone = true
      }
    }, [])
    const Part = here
    return ready.value && Part ? <Part {...props} /> : null
  }
}
