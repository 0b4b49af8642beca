import { useComputed } from '@preact/signals'
import { useRef } from 'preact/hooks'
import { classNames } from '#web/ui/class-names.ts'
import type { GraphParts } from './context.ts'
import { messages } from './messages.ts'
import type { Box } from './scene.ts'

const PAD = 40

const grown = ({ x, y, width, height }: Box): Box => ({
  x: x - PAD,
  y: y - PAD,
  width: width + 2 * PAD,
  height: height + 2 * PAD,
})

/** Boxes as one path: hundreds of them are one element. */
const shapes = (all: readonly { readonly box: Box }[]): string =>
  all.map(({ box: { x, y, width, height } }) => `M${x} ${y}h${width}v${height}h${-width}z`).join('')

/** All of the graph, and the part in view: a press or a drag moves it. */
export function Minimap({ graph: { scene, view, faces, paints } }: { graph: GraphParts }) {
  const svg = useRef<SVGSVGElement>(null)
  const { cards, groups, bounds } = scene.value
  // Only a run colours them.
  const painted = paints && faces.value
  const drawn = cards.filter(({ look }) => look === 'card')
  const { x, y, width, height } = grown(bounds)

  function go(event: PointerEvent) {
    const matrix = svg.current?.getScreenCTM()?.inverse()
    if (!matrix) return
    const at = new DOMPoint(event.clientX, event.clientY).matrixTransform(matrix)
    view.centreOn(at)
  }

  return (
    <div class="mini" role="img" aria-label={messages.t.minimap}>
      <svg
        ref={svg}
        viewBox={`${x} ${y} ${width} ${height}`}
        preserveAspectRatio="xMidYMid meet"
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId)
          go(event)
        }}
        onPointerMove={(event) => event.buttons === 1 && go(event)}
      >
        <path class="mini-group" d={shapes(groups.filter(({ look }) => look === 'stage'))} />
        {[...Map.groupBy(drawn, ({ id }) => painted?.get(id)?.paint)].map(([paint, some]) => (
          <path key={paint ?? ''} class={classNames('mini-card', paint)} d={shapes(some)} />
        ))}
        <Window view={view} scale={Math.max(width / 168, height / 96)} />
      </svg>
    </div>
  )
}

function Window({ view, scale }: { view: GraphParts['view']; scale: number }) {
  const x = useComputed(() => view.window.value.x)
  const y = useComputed(() => view.window.value.y)
  const width = useComputed(() => view.window.value.width)
  const height = useComputed(() => view.window.value.height)
  return <rect class="mini-window" rx={scale * 2} stroke-width={scale} x={x} y={y} width={width} height={height} />
}
