import { useComputed, useSignal } from '@preact/signals'
import { useEffect, useRef } from 'preact/hooks'
import type { Control, Page } from '#domain/components/document.ts'
import type { Model } from '#domain/components/model.ts'
import { childrenOf, moveControls, rootsOf, walk, type Place } from '#domain/components/operations/controls.ts'
import { isFx } from '#domain/controls/fx.ts'
import { CONTROLS } from '#domain/controls/registry.ts'
import { openContextMenu } from '#web/ui/context-menu.tsx'
import { IconButton } from '#web/ui/icon-button.tsx'
import { keyCaps } from '#web/ui/keys.ts'
import { Icon } from '#web/ui/icon.tsx'
import { errorIcon, eyeIcon, plusIcon } from '#web/ui/icons.ts'
import { NamedIcon } from '#web/ui/named-icon.tsx'
import { Tree, type SelectHow } from '#web/ui/tree.tsx'
import { combine, dragSource, dropTarget, type Dragged, type Spot } from '../../drag/drag.ts'
import { controlMenu } from './control-menu.ts'
import { useEditor } from '../context.ts'
import { useEditorActs } from '../frame/editor-acts.ts'
import { messages } from '../messages.ts'
import { endOf, isInside } from '../places.ts'
import { controlIcon, controlTitle } from '../titles.ts'

type Node = {
  readonly id: string
  readonly label: string
  readonly control: Control
  readonly children?: readonly Node[]
}

function nodesOf(page: Page, model: Model, parent: string | null): Node[] {
  return childrenOf(page, parent).map((control) => {
    const label = controlTitle(control, model)
    if (CONTROLS[control.kind].holds === 'nothing') return { id: control.id, label, control }
    return { id: control.id, label, control, children: nodesOf(page, model, control.id) }
  })
}

/** Where a row takes what is dropped: before it, into it, behind it. A row that holds nothing has no middle. */
function zoneOf({ y }: Spot, { kind }: Control): 'before' | 'into' | 'behind' {
  if (CONTROLS[kind].holds === 'nothing') return y < 0.5 ? 'before' : 'behind'
  return y < 0.25 ? 'before' : y > 0.75 ? 'behind' : 'into'
}

/** The controls of the page as a tree: select, drag to order and nest, or Alt with the arrows. */
export function ControlTree() {
  const { model, view } = useEditor()
  const acts = useEditorActs()
  const t = messages.t.tree
  const closed = useSignal<ReadonlySet<string>>(new Set())
  const anchor = useRef<string | null>(null)
  const rows = useRef(new Map<string, () => void>())
  const withProblems = useComputed(
    () => new Set(model.problems.value.flatMap(({ path }) => (path[2] === 'controls' ? [path[3] ?? ''] : []))),
  )
  useEffect(() => () => rows.current.forEach((stop) => stop()), [])
  const document = model.draft.document.value
  const page = model.page.value
  if (!document || !page) return null
  const properties = document.component.model
  const chosen = new Set(model.selected.value.map((control) => control.id))

  function select(id: string, { toggle, range }: SelectHow) {
    const from = anchor.current
    if (toggle) model.toggle(id)
    else if (range && from !== null && page) {
      const order = walk(page).map((control) => control.id)
      const [start, end] = [order.indexOf(from), order.indexOf(id)].toSorted((a, b) => a - b)
      model.select({ kind: 'controls', ids: order.slice(start, (end ?? 0) + 1) })
      return
    } else model.select({ kind: 'controls', ids: [id] })
    anchor.current = id
  }

  /** The place a row stands for, on the page as it is now. */
  function placeFor(control: Control, zone: ReturnType<typeof zoneOf>): Place | null {
    const now = model.page.peek()
    if (!now) return null
    if (zone === 'into') return endOf(now, control)
    const siblings = childrenOf(now, control.parent, control.slot)
    const index = siblings.findIndex((each) => each.id === control.id) + (zone === 'behind' ? 1 : 0)
    return { parent: control.parent, slot: control.slot, index }
  }

  function drop(dragged: Dragged, place: Place) {
    const [now, shown] = [model.draft.document.peek(), model.page.peek()]
    if (!now || !shown) return
    if (dragged.type === 'property') acts.addProperty(dragged.id, place)
    else if (dragged.type === 'palette') acts.addControl(dragged.kind as Control['kind'], place)
    else if (dragged.type === 'controls') model.act(moveControls(now, shown.id, dragged.ids, place))
  }

  function watch({ id, label, control }: Node, element: HTMLElement | null) {
    rows.current.get(id)?.()
    rows.current.delete(id)
    if (!element) return
    const stop = combine(
      dragSource(element, () => {
        const [shown, ids] = [model.page.peek(), model.selected.peek().map((each) => each.id)]
        const together = shown && ids.includes(id) ? rootsOf(shown, ids) : [id]
        return {
          type: 'controls',
          ids: together,
          title: together.length > 1 ? messages.t.page.controls(together.length) : label,
        }
      }),
      dropTarget(element, {
        takes: (dragged) => {
          const shown = model.page.peek()
          if (dragged.type === 'controls')
            return shown !== null && !dragged.ids.some((each) => isInside(shown, id, each))
          return dragged.type === 'property' || dragged.type === 'palette'
        },
        over(dragged, spot) {
          if (dragged) element.dataset['drop'] = zoneOf(spot, control)
          else delete element.dataset['drop']
        },
        drop(dragged, spot) {
          const place = placeFor(control, zoneOf(spot, control))
          if (place) drop(dragged, place)
        },
      }),
    )
    rows.current.set(id, stop)
  }

  function keyDown(event: KeyboardEvent, { id }: Node) {
    if (!event.altKey) return
    if (!chosen.has(id)) model.select({ kind: 'controls', ids: [id] })
    if (event.key === 'ArrowUp') model.nudge(-1)
    else if (event.key === 'ArrowDown') model.nudge(1)
    else if (event.key === 'ArrowRight') model.moveIn()
    else if (event.key === 'ArrowLeft') model.moveOut()
    else return
    event.preventDefault()
  }

  const nodes = nodesOf(page, properties, null)
  return (
    <section class="editor-tree" aria-label={t.title}>
      <div class="phead line">
        {t.title}
        <span class="grow" />
        <IconButton
          icon={plusIcon}
          size="s"
          label={t.addControl}
          keys={keyCaps('Shift+Mod+A')}
          onClick={() => (view.palette.value = true)}
        />
      </div>
      <div class="panel-scroll">
        {nodes.length === 0 && <p class="panel-empty">{t.emptyHelp}</p>}
        <Tree
          label={t.title}
          items={nodes}
          multiple
          expanded={new Set(Object.keys(page.controls).filter((id) => !closed.value.has(id)))}
          onExpand={(id, open) =>
            (closed.value = new Set(open ? [...closed.value].filter((other) => other !== id) : [...closed.value, id]))
          }
          selected={chosen}
          onSelect={select}
          onActivate={() => (view.inspector.value = { ...view.inspector.peek(), open: true })}
          onKeyDown={keyDown}
          onContextMenu={(event, node) => {
            if (!chosen.has(node.id)) model.select({ kind: 'controls', ids: [node.id] })
            openContextMenu(event, node.label, controlMenu(model, acts))
          }}
          icon={(node) => <NamedIcon name={controlIcon(node.control, properties)} />}
          meta={(node) =>
            withProblems.value.has(node.id) ? (
              <Icon drawing={errorIcon} size="s" class="c-danger" label={t.problem} />
            ) : isFx(node.control.config['visible']) || node.control.config['visible'] === false ? (
              <Icon drawing={eyeIcon} size="s" label={t.hidden} />
            ) : null
          }
          rowRef={watch}
        />
      </div>
    </section>
  )
}
