import { grid } from '#domain/controls/kinds/grid.ts'
import { defineRenderer } from './renderer.ts'

export const renderer = defineRenderer(grid, ({ settings, children }) => (
  <div class={`cells c${settings.columns} gap-${settings.gap}`}>{children()}</div>
))
