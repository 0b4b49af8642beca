import { useComputed } from '@preact/signals'
import { classNames } from '#web/ui/class-names.ts'
import type { GraphParts } from './context.ts'
import { arrowHead, roundedPath } from './layout/path.ts'
import { spotStyle } from './scene.ts'
import { inView } from './view.ts'

/** The lines between cards. */
export function Edges({ graph: { scene, view, selected, paints } }: { graph: GraphParts }) {
  const shown = useComputed(() => inView(scene.value.edges, view.drawn.value)).value
  const chosen = selected.value
  const painted = paints?.value
  return (
    <svg class="edges" aria-hidden>
      {shown.map(({ id, points, via, headless }) => {
        const look = classNames(via !== undefined && chosen.has(via) && 'sel', painted?.get(id))
        return (
          <g key={id} class={look} data-edge={id}>
            <path d={roundedPath(points)} />
            {headless !== true && <path class="arr" d={arrowHead(points)} />}
          </g>
        )
      })}
    </svg>
  )
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
