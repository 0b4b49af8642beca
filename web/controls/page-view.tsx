import type { ComponentChildren } from 'preact'
import type { Control } from '#domain/components/document.ts'
import { Skeleton } from '#web/ui/skeleton.tsx'
import { classNames } from '#web/ui/class-names.ts'
import { controlsIn } from './control-tree.ts'
import type { Runtime } from './runtime.ts'
import { settingsOf } from './settings.ts'

/** Wraps the drawing of a control; Studio's canvas puts its handles there. The result stands in the page's columns. */
export type Decorate = (control: Control, drawing: ComponentChildren) => ComponentChildren

type Props = { runtime: Runtime; decorate?: Decorate | undefined }

/** A page's controls: the one way they are drawn, for end users, in the preview and on the canvas. */
export const PageView = (props: Props) => (
  <div class="cols">
    <Children {...props} parent={null} />
  </div>
)

const Children = ({ parent, slot, ...rest }: Props & { parent: string | null; slot?: string | undefined }) => (
  <>
    {controlsIn(rest.runtime.view.page, parent, slot).map((control) => (
      <ControlView key={control.id} {...rest} control={control} />
    ))}
  </>
)

function ControlView({ runtime, decorate, control }: Props & { control: Control }) {
  const renderer = runtime.renderers[control.kind]
  if (renderer === undefined) return <Cell control={control} span={12} drawing={<Skeleton />} decorate={decorate} />
  const settings = settingsOf(control, renderer.data.fields, runtime.expressions)
  const hidden = settings['visible'] === false
  if (hidden && runtime.mode !== 'canvas') return null
  const { View } = renderer
  const drawing = (
    <View runtime={runtime} control={control} settings={settings}>
      {(slot) => <Children runtime={runtime} decorate={decorate} parent={control.id} slot={slot} />}
    </View>
  )
  return (
    <Cell
      control={control}
      span={Number(settings['span'] ?? 12)}
      drawing={drawing}
      decorate={decorate}
      hidden={hidden}
    />
  )
}

type CellProps = {
  control: Control
  span: number
  drawing: ComponentChildren
  decorate: Decorate | undefined
  hidden?: boolean
}

/** A control's share of the twelve columns; by class, since a policy of the page forbids style attributes. */
const Cell = ({ control, span, drawing, decorate, hidden }: CellProps) => (
  <div
    class={classNames('cell', `w${Math.min(12, Math.max(1, Math.round(span)))}`, hidden && 'is-hidden')}
    data-control={control.id}
  >
    {decorate ? decorate(control, drawing) : drawing}
  </div>
)
