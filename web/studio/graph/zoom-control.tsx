import { keyCaps } from '#web/ui/keys.ts'
import { useComputed } from '@preact/signals'
import { IconButton } from '#web/ui/icon-button.tsx'
import { fitIcon, minusIcon, plusIcon } from '#web/ui/icons.ts'
import { formatTag } from '#web/ui/reader.ts'
import type { GraphParts } from './context.ts'
import { messages } from './messages.ts'

export function ZoomControl({ graph: { view } }: { graph: GraphParts }) {
  const t = messages.t
  const percent = useComputed(() =>
    new Intl.NumberFormat(formatTag.value, { style: 'percent' }).format(view.eye.value.zoom),
  )
  return (
    <div class="zoom" role="group" aria-label={t.zoom}>
      <IconButton icon={minusIcon} label={t.zoomOut} keys={keyCaps('Mod+-')} onClick={view.zoomOut} />
      <span class="pct">{percent}</span>
      <IconButton icon={plusIcon} label={t.zoomIn} keys={keyCaps('Mod++')} onClick={view.zoomIn} />
      <IconButton icon={fitIcon} label={t.fit} keys={keyCaps('1')} onClick={view.fit} />
    </div>
  )
}
