import { computed, signal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import type { Command } from '#web/ui/command-palette.tsx'

const registered = signal<readonly (readonly Command[])[]>([], { name: 'commands' })

/** Whether the palette is shown. */
export const paletteOpen = signal(false, { name: 'paletteOpen' })

/** Every command that can be given now: the frame's, then those of the screen that is shown. */
export const commands = computed(() => registered.value.toReversed().flat())

/** Puts commands in the palette while the calling component is shown; `make` runs again when one of `inputs` changes. */
export function useCommands(make: () => readonly Command[], inputs: readonly unknown[]): void {
  useEffect(() => {
    const list = make()
    registered.value = [...registered.peek(), list]
    return () => {
      registered.value = registered.peek().filter((other) => other !== list)
    }
    // The caller names what `make` reads.
  }, inputs as unknown[])
}
