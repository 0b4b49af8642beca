import { useSignal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import type { ComponentChildren } from 'preact'
import { messagesReady } from '#web/ui/messages/dictionary.ts'

/** A part that is fetched when it is first shown, with its messages; until then `instead` stands there. */
export function lazy<Props extends object>(
  load: () => Promise<(props: Props) => ComponentChildren>,
): (props: Props & { instead?: ComponentChildren }) => ComponentChildren {
  let here: ((props: Props) => ComponentChildren) | null = null
  return function Lazy({ instead = null, ...rest }: Props & { instead?: ComponentChildren }) {
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
    // What is left without `instead` are the part's own props.
    return ready.value && Part ? <Part {...(rest as unknown as Props)} /> : instead
  }
}
