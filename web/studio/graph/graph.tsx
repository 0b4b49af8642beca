import { effect, useComputed, useSignal } from '@preact/signals'
import { useEffect, useLayoutEffect, useMemo, useRef } from 'preact/hooks'
import { classNames } from '#web/ui/class-names.ts'
import { Icon } from '#web/ui/icon.tsx'
import { plusIcon } from '#web/ui/icons.ts'
import { dropTarget, type Spot } from '../drag/drag.ts'
import { Card } from './card.tsx'
import { graphParts, type GraphParts, type GraphProps } from './context.ts'
import { EdgeLabels, Edges } from './edges.tsx'
import { FarPlane } from './far-plane.tsx'
import { messages } from './messages.ts'
import { Minimap } from './minimap.tsx'
import { type Direction, neighbour } from './neighbour.ts'
import { listenToPointer } from './pointer.ts'
import { type Box, boxStyle, overlap, type Point, type SceneCard, spotStyle } from './scene.ts'
import { inView } from './view.ts'
import { ZoomControl } from './zoom-control.tsx'
import './graph.css'

const DIRECTIONS: { readonly [key: string]: Direction } = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowLeft: 'left',
  ArrowRight: 'right',
}

/** Near the window's edge something dragged moves the view, px. */
const EDGE = 36

/**
 * Cards, frames and lines of a scene on a plane that is panned and zoomed. Only what is in view is in the document, and panning moves one
 * layer. Arrows walk the cards; the whole is one stop in the tab order.
 */
export function Graph({ label, ...props }: GraphProps) {
  const root = useRef<HTMLDivElement>(null)
  const layer = useRef<HTMLDivElement>(null)
  const marquee = useSignal<Box | null>(null)
  const { scene, view, selected, acts } = props
  const far = view.far.value
  const graph = useMemo(() => graphParts(props), [scene, view, selected, acts])

  useLayoutEffect(() => {
    const element = root.current
    if (!element) return
    const measure = () => (view.size.value = { width: element.clientWidth, height: element.clientHeight })
    measure()
    const sizes = new ResizeObserver(measure)
    sizes.observe(element)
    return () => sizes.disconnect()
  }, [view])

  useLayoutEffect(() => effect(() => void (view.bounds.value = scene.value.bounds)), [view, scene])

  useLayoutEffect(
    () =>
      effect(() => {
        const { x, y, zoom } = view.eye.value
        const plane = layer.current
        if (!plane || !root.current) return
        plane.style.transform = `translate(${x}px, ${y}px) scale(${zoom})`
        plane.classList.toggle('moving', view.moving.value)
        plane.classList.toggle('far', view.far.value)
        const dots = 20 * (zoom < 0.5 ? 2 : 1) * zoom
        root.current.style.backgroundSize = `${dots}px ${dots}px`
        root.current.style.backgroundPosition = `${x}px ${y}px`
      }),
    [view],
  )

  useEffect(() => {
    const element = root.current
    if (!element) return
    return listenToPointer(element, {
      view,
      marquee(box, done) {
        marquee.value = done ? null : box
        if (!done || !box) return
        const inside = scene.peek().cards.filter((card) => overlap(card.box, box))
        acts.select(
          inside.map(({ id }) => id),
          { toggle: false },
        )
      },
      ground({ clientX, clientY, shiftKey, ctrlKey, metaKey }) {
        // From far away cards are painted, not elements: what was meant is found by its place.
        const { left, top } = element.getBoundingClientRect()
        const at = { ...view.toPlane({ x: clientX - left, y: clientY - top }), width: 0, height: 0 }
        const hit = view.far.peek() ? scene.peek().cards.find(({ box }) => overlap(box, at)) : undefined
        acts.select(hit ? [hit.id] : [], { toggle: hit !== undefined && (shiftKey || ctrlKey || metaKey) })
      },
    })
  }, [view, scene, acts, marquee])

  useEffect(() => {
    const element = root.current
    const { takes, drop } = acts
    if (!element || !takes || !drop) return
    const placeAt = ({ clientX, clientY }: Spot) => {
      const box = element.getBoundingClientRect()
      return nearestPlace(graph, view.toPlane({ x: clientX - box.left, y: clientY - box.top }))
    }
    return dropTarget(element, {
      takes,
      over(dragged, spot) {
        graph.drop.value = dragged ? placeAt(spot) : null
        if (dragged) followPointer(element, graph, spot)
      },
      drop(dragged, spot) {
        const place = placeAt(spot)
        if (place !== null) drop(dragged, place, spot.copy)
      },
    })
  }, [graph, acts, view])

  // What is selected from elsewhere comes into view.
  useEffect(
    () =>
      effect(() => {
        const chosen = [...selected.value]
        const [only] = chosen
        if (only === undefined) return
        const box = graph.boxOf(only).peek()
        if (!box) return
        graph.stop.value = only
        if (chosen.length === 1) queueMicrotask(() => view.reveal(box))
      }),
    [graph, selected, view],
  )

  function focusCard(id: string) {
    graph.stop.value = id
    requestAnimationFrame(() =>
      root.current
        ?.querySelector<HTMLElement>(`[data-card="${CSS.escape(id)}"] > .step-face`)
        ?.focus({ preventScroll: true }),
    )
  }

  function keyDown(event: KeyboardEvent) {
    const onCard = event.target instanceof Element && event.target.closest('.step-face') !== null
    const { ctrlKey, metaKey, altKey, shiftKey } = event
    if (ctrlKey || metaKey || altKey) return
    const here = graph.stop.peek()
    const direction = DIRECTIONS[event.key]
    if (direction) {
      const next = here === null ? (scene.peek().cards[0]?.id ?? null) : neighbour(scene.peek(), here, direction)
      if (next !== null) {
        acts.select([next], { toggle: shiftKey && !selected.peek().has(next) })
        const box = graph.boxOf(next).peek()
        if (box) view.reveal(box)
        focusCard(next)
      }
    } else if (event.key === 'Enter' && onCard && here !== null && acts.open) acts.open(here)
    else if (event.key === 'Escape' && selected.peek().size > 0) acts.select([], { toggle: false })
    else return
    event.preventDefault()
    event.stopPropagation()
  }

  return (
    <div
      ref={root}
      class="graph dots"
      role="group"
      aria-label={label}
      onKeyDown={keyDown}
      // The browser would scroll to what takes the focus; the plane moves instead.
      onScroll={(event) => event.currentTarget.scrollTo(0, 0)}
      onDblClick={(event) =>
        event.target instanceof Element &&
        event.target.closest('[data-ground], .graph') === event.target &&
        acts.find?.(event)
      }
    >
      {far && <FarPlane graph={graph} />}
      <div ref={layer} class="graph-layer">
        {!far && <Groups graph={graph} />}
        {!far && <Edges graph={graph} />}
        <Cards graph={graph} />
        {!far && <EdgeLabels graph={graph} />}
        {!far && acts.add && <Places graph={graph} />}
        <DropMark graph={graph} />
        {marquee.value && <Marquee box={marquee.value} />}
      </div>
      <ZoomControl graph={graph} />
      <Minimap graph={graph} />
    </div>
  )
}

const NO_CARDS: readonly SceneCard[] = []

function Cards({ graph }: { graph: GraphParts }) {
  const { scene, view, stop } = graph
  const shown = useComputed(() => (view.far.value ? NO_CARDS : inView(scene.value.cards, view.drawn.value))).value
  const held = stop.value ?? scene.value.cards[0]?.id ?? null
  // The card with the stop stays, so that Tab comes back to where one was.
  const kept = scene.value.cards.find(({ id }) => id === held)
  const all = kept && !shown.includes(kept) ? [...shown, kept] : shown
  const chips = all.filter(({ look }) => look !== 'card')
  useEffect(() => {
    if (!kept) stop.value = scene.peek().cards[0]?.id ?? null
    else if (stop.peek() === null) stop.value = kept.id
  })
  return (
    <>
      {all.map(({ id, look }) => look === 'card' && <Card key={id} id={id} look={look} graph={graph} />)}
      {chips.map(({ id, look }) => (
        <Card key={id} id={id} look={look} graph={graph} />
      ))}
    </>
  )
}

function Groups({ graph: { scene, view, head } }: { graph: GraphParts }) {
  const shown = useComputed(() => inView(scene.value.groups, view.drawn.value)).value
  return (
    <>
      {shown.map((group) => {
        const { id, box, look, title } = group
        return (
          <section
            key={id}
            class={look === 'stage' ? 'fstage' : 'lane'}
            style={boxStyle(box)}
            data-ground
            data-group={id}
            aria-label={title}
          >
            {look === 'stage' ? <div class="st">{head ? head(group) : <b>{title}</b>}</div> : <span>{title}</span>}
          </section>
        )
      })}
    </>
  )
}

function Places({ graph: { scene, view, acts } }: { graph: GraphParts }) {
  const shown = useComputed(() => {
    const { x, y, width, height } = view.drawn.value
    return scene.value.places.filter(
      ({ at, look }) => look !== 'hidden' && at.x >= x && at.y >= y && at.x <= x + width && at.y <= y + height,
    )
  }).value
  return (
    <>
      {shown.map(({ id, at, look, label = messages.t.insert }) => (
        <button
          key={id}
          type="button"
          tabIndex={look === 'empty' ? 0 : -1}
          class={classNames('plus', look === 'empty' && 'large')}
          style={spotStyle(at)}
          aria-label={label}
          title={label}
          data-place={id}
          onClick={(event) => acts.add?.(id, event.currentTarget)}
        >
          <Icon drawing={plusIcon} />
          {look === 'empty' && <span>{label}</span>}
        </button>
      ))}
    </>
  )
}

function DropMark({ graph: { drop, scene } }: { graph: GraphParts }) {
  const place = useComputed(() => scene.value.places.find(({ id }) => id === drop.value)).value
  return place ? <div class="graph-drop" style={spotStyle(place.at)} /> : null
}

const Marquee = ({ box }: { box: Box }) => <div class="graph-marquee" style={boxStyle(box)} />

/** The place something dragged would go to: one aside counts less than one above or below. */
export function nearestPlace({ scene }: Pick<GraphParts, 'scene'>, at: Point): string | null {
  let best: { readonly id: string; readonly far: number } | null = null
  for (const place of scene.peek().places) {
    const far = Math.hypot((place.at.x - at.x) * 0.6, place.at.y - at.y)
    if (far < 160 && (best === null || far < best.far)) best = { id: place.id, far }
  }
  return best?.id ?? null
}

function followPointer(element: HTMLElement, { view }: GraphParts, { clientX, clientY }: Spot) {
  const { left, right, top, bottom } = element.getBoundingClientRect()
  const dx = clientX < left + EDGE ? 14 : clientX > right - EDGE ? -14 : 0
  const dy = clientY < top + EDGE ? 14 : clientY > bottom - EDGE ? -14 : 0
  if (dx !== 0 || dy !== 0) view.pan(dx, dy)
}
