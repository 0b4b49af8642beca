import { createModel, effect, signal, type Signal } from '@preact/signals'
import type { Keep } from './draft-store.ts'

export type Device = 'desktop' | 'tablet' | 'phone'

/** How wide the page is shown, px. */
export const DEVICE_WIDTHS: { readonly [D in Device]: number } = { desktop: 1024, tablet: 768, phone: 390 }

export type Panel = { readonly open: boolean; readonly size: number }
export type DrawerTab = 'problems' | 'data'

const KEY = 'aqtra-editor-view'
/** Below this width of the window panels lie over the canvas and are closed at first. */
export const NARROW_PX = 1_000

type Kept = { left: Panel; flowLeft: Panel; inspector: Panel; drawer: Panel; device: Device }

const INITIAL: Kept = {
  left: { open: true, size: 240 },
  flowLeft: { open: false, size: 240 },
  inspector: { open: true, size: 308 },
  drawer: { open: true, size: 148 },
  device: 'desktop',
}

function restore(text: string | null): Kept {
  try {
    return { ...INITIAL, ...(JSON.parse(text ?? '{}') as Partial<Kept>) }
  } catch {
    return INITIAL
  }
}

/** What of the editor is open and how large; remembered in this browser. */
export const ViewModel = createModel(({ keep, narrow }: { keep: Keep; narrow: boolean }) => {
  const kept = restore(keep.get(KEY))
  const closed = (panel: Panel) => (narrow ? { ...panel, open: false } : panel)
  const left = signal(closed(kept.left))
  const flowLeft = signal(closed(kept.flowLeft))
  const inspector = signal(closed(kept.inspector))
  const drawer = signal(kept.drawer)
  const device = signal(kept.device)

  if (!narrow) {
    effect(() => {
      const now: Kept = {
        left: left.value,
        flowLeft: flowLeft.value,
        inspector: inspector.value,
        drawer: drawer.value,
        device: device.value,
      }
      keep.set(KEY, JSON.stringify(now))
    })
  }

  const toggle = (panel: Signal<Panel>) => (panel.value = { ...panel.peek(), open: !panel.peek().open })

  return {
    left,
    /** The panel beside a workflow. */
    flowLeft,
    inspector,
    drawer,
    device,
    drawerTab: signal<DrawerTab>('problems'),
    /** The palette stands in the place of the control tree. */
    palette: signal(false),
    /** Entry of the inspector that is to be shown and take the focus: where a problem is. */
    entry: signal<string | null>(null),
    /** Arrows move what is selected until Enter or Esc. */
    moving: signal(false),
    /** The control whose words are edited on the canvas. */
    writing: signal<string | null>(null),
    toggle,
    resize: (panel: Signal<Panel>, size: number) => (panel.value = { ...panel.peek(), size }),
  }
})
export type ViewModel = InstanceType<typeof ViewModel>
