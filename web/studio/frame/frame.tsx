import { useSignal } from '@preact/signals'
import type { ComponentChildren } from 'preact'
import { useLocation } from 'preact-iso'
import { useEffect } from 'preact/hooks'
import { Banner } from '#web/ui/banner.tsx'
import { CommandPalette } from '#web/ui/command-palette.tsx'
import { registerShortcuts } from '#web/ui/keys.ts'
import { useWorkspace } from '../context.ts'
import { messages } from '../messages.ts'
import { commands, paletteOpen, useCommands } from './commands.ts'
import { Rail } from './rail.tsx'
import { ShortcutSheet } from './shortcut-sheet.tsx'
import { places } from './places.ts'

/** What stands around every screen: the rail, the palette, the line's state. Each screen draws its own top bar. */
export function Frame({ children }: { children: ComponentChildren }) {
  const workspace = useWorkspace()
  const { frame, groups } = messages.t
  const { route } = useLocation()
  const sheet = useSignal(false)

  useCommands(
    () => [
      ...places(workspace).map(({ id, title, icon, href }) => ({
        id: `go-${id}`,
        label: title,
        group: groups.go,
        icon,
        run: () => route(href),
      })),
      ...(workspace.components.value ?? []).map(({ id, title }) => ({
        id: `component-${id}`,
        label: title,
        group: groups.component,
        run: () => route(`/studio/components/${id}`),
      })),
    ],
    [workspace.components.value, messages.t],
  )

  useEffect(
    () =>
      registerShortcuts([
        { keys: 'Mod+K', name: frame.find, group: groups.go, inFields: true, run: () => (paletteOpen.value = true) },
        { keys: '?', name: frame.shortcuts, group: groups.view, run: () => (sheet.value = true) },
      ]),
    [frame, groups, sheet],
  )

  return (
    <div class="studio" data-density="compact">
      <Rail onShortcuts={() => (sheet.value = true)} />
      <div class="studio-screen">
        {!workspace.online.value && <Banner tone="warning">{frame.offline}</Banner>}
        {children}
      </div>
      {paletteOpen.value && <CommandPalette commands={commands.value} onClose={() => (paletteOpen.value = false)} />}
      {sheet.value && <ShortcutSheet onClose={() => (sheet.value = false)} />}
    </div>
  )
}
