import type { ReadonlySignal, Signal } from '@preact/signals'
import { computed, signal } from '@preact/signals'
import type { ComponentChildren } from 'preact'
import type { Dragged } from '../drag/drag.ts'
import type { Box, CardFace, Paint, Scene, SceneGroup } from './scene.ts'
import type { GraphView } from './view.ts'

export type How = {
  /** Ctrl or ⌘ was held, or Shift: add or take away. */
  readonly toggle: boolean
}

/** What the owner of a graph does when something is done to it. Without an act what would ask for it is not drawn. */
export type GraphActs = {
  readonly select: (ids: readonly string[], how: How) => void
  /** Enter, or a double press. */
  readonly open?: (id: string) => void
  /** A place was pressed. */
  readonly add?: (place: string, beside: HTMLElement) => void
  /** A double press on empty ground. */
  readonly find?: (at: { readonly clientX: number; readonly clientY: number }) => void
  /** The fix of a card's note. */
  readonly fix?: (id: string) => void
  /** A way on at a card's foot was pressed. */
  readonly way?: (id: string, way: string, beside: HTMLElement) => void
  readonly menu?: (id: string, event: MouseEvent) => void
  /** What is dragged with a card. */
  readonly dragged?: (id: string) => Dragged | null
  readonly takes?: (dragged: Dragged) => boolean
  readonly drop?: (dragged: Dragged, place: string, copy: boolean) => void
}

export type GraphProps = {
  readonly label: string
  readonly scene: ReadonlySignal<Scene>
  /** Keeps an entry as it is while what it shows is the same. */
  readonly faces: ReadonlySignal<ReadonlyMap<string, CardFace>>
  readonly view: GraphView
  readonly selected: ReadonlySignal<ReadonlySet<string>>
  /** By an edge's id. */
  readonly paints?: ReadonlySignal<ReadonlyMap<string, Paint>> | undefined
  readonly acts: GraphActs
  /** What stands at a column's head; its title where left out. */
  readonly head?: ((group: SceneGroup) => ComponentChildren) | undefined
}

/** What the parts of one graph share. */
export type GraphParts = Omit<GraphProps, 'label'> & {
  readonly boxOf: (id: string) => ReadonlySignal<Box | undefined>
  readonly faceOf: (id: string) => ReadonlySignal<CardFace | undefined>
  /** The card with the graph's one stop in the tab order. */
  readonly stop: Signal<string | null>
  /** Where what is dragged would be dropped. */
  readonly drop: Signal<string | null>
}

const same = (a: Box | undefined, b: Box | undefined): boolean =>
  a === b || (a?.x === b?.x && a?.y === b?.y && a?.width === b?.width && a?.height === b?.height)

export function graphParts(props: Omit<GraphProps, 'label'>): GraphParts {
  const boxes = computed(() => new Map(props.scene.value.cards.map(({ id, box }) => [id, box])))
  const remembered = <T>(make: (id: string) => ReadonlySignal<T>) => {
    const known = new Map<string, ReadonlySignal<T>>()
    return (id: string) => known.get(id) ?? (known.set(id, make(id)), known.get(id) as ReadonlySignal<T>)
  }
  return {
    ...props,
    boxOf: remembered((id) => {
      let last: Box | undefined
      return computed(() => {
        const next = boxes.value.get(id)
        return same(last, next) ? last : (last = next)
      })
    }),
    faceOf: remembered((id) => computed(() => props.faces.value.get(id))),
    stop: signal<string | null>(null),
    drop: signal<string | null>(null),
  }
}
