import { useComputed } from '@preact/signals'
import { classNames } from '#web/ui/class-names.ts'
import type { GraphParts } from './context.ts'
import { arrowHead, roundedPath } from './layout/path.ts'
import { spotStyle } from './scene.ts'
import type { Point } from './scene.ts'
import { inView } from './view.ts'

/** How much room a place at the end of a line takes. */
const PLACE_PX = 18

/** The lines between cards. */
export function Edges({ graph: { scene, view, selected, paints, acts } }: { graph: GraphParts }) {
  const shown = useComputed(() => inView(scene.value.edges, view.drawn.value)).value
  const chosen = selected.value
  const painted = paints?.value
  // Where nothing can be put in, the line goes on through the place.
  const whole = acts.add === undefined
  return (
    <svg class="edges" aria-hidden>
      {shown.map(({ id, to, points, via, headless }) => {
        const look = classNames(via !== undefined && chosen.has(via) && 'sel', painted?.get(id))
        return (
          <g key={id} class={look} data-edge={id}>
            <path d={roundedPath(whole && to.endsWith('#end') ? onward(points) : points)} />
            {headless !== true && <path class="arr" d={arrowHead(points)} />}
          </g>
        )
      })}
    </svg>
  )
}

/** On through the room of a place. */
function onward(points: readonly Point[]): readonly Point[] {
  const end = points.at(-1)
  return end ? [...points, { x: end.x, y: end.y + PLACE_PX }] : points
}

/** Words on lines; those of a line that stands for a step select it. */
export function EdgeLabels({ graph: { scene, view, selected, acts } }: { graph: GraphParts }) {
  const shown = useComputed(() => inView(scene.value.edges, view.drawn.value).filter(({ label }) => label)).value
  const chosen = selected.value
  return (
    <>
      {shown.map(({ id, via, label }) => {
        if (!label) return null
        const place = spotStyle(label.at)
        return via === undefined ? (
          <span key={id} class="elabel" style={place} title={label.text}>
            {label.text}
          </span>
        ) : (
          <button
            key={id}
            type="button"
            tabIndex={-1}
            class={classNames('elabel', chosen.has(via) && 'is-sel')}
            style={place}
            title={label.text}
            aria-pressed={chosen.has(via)}
            data-via={via}
            onClick={(event) => acts.select([via], { toggle: event.shiftKey || event.ctrlKey || event.metaKey })}
            onDblClick={() => acts.open?.(via)}
            onContextMenu={(event) => acts.menu?.(via, event)}
          >
            {label.text}
          </button>
        )
      })}
    </>
  )
}
