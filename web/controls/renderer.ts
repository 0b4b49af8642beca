import type { ComponentChildren } from 'preact'
import type { Control } from '#domain/components/document.ts'
import type { ControlKind, Field } from '#domain/controls/control.ts'
import type { ControlData, SettingsOf } from '#domain/controls/define.ts'
import type { Runtime } from './runtime.ts'

type Fields = { readonly [name: string]: Field }

/** What a renderer draws from. */
export type RendererProps<Of extends Fields> = {
  readonly runtime: Runtime
  readonly control: Control
  readonly settings: SettingsOf<Of>
  /** The controls inside: all of them, or those of one part. */
  readonly children: (slot?: string) => ComponentChildren
}

/** The look of one control kind. */
export type Renderer = {
  readonly data: Omit<ControlData, 'kind'>
  readonly View: (props: RendererProps<Fields>) => ComponentChildren
}

export type Renderers = { readonly [Kind in ControlKind]?: Renderer }

/** Pairs a kind with its look; the look knows its settings by the kind's fields. */
export const defineRenderer = <Of extends Fields>(
  data: Omit<ControlData, 'kind'> & { readonly fields: Of },
  View: (props: RendererProps<Of>) => ComponentChildren,
): Renderer => ({
  data,
  // Settings are always worked out from these very fields (`page-view.tsx`).
  View: View as unknown as Renderer['View'],
})
