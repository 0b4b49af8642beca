import { useSignal } from '@preact/signals'
import { useEffect, useRef } from 'preact/hooks'
import { makeId } from '#domain/lib/names.ts'
import { addEntry, entriesOf, moveEntry, removeEntry } from '#domain/sites/menu.ts'
import type { MenuItem, Site } from '#domain/sites/site.ts'
import { Button } from '#web/ui/button.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { menuIcon, plusIcon } from '#web/ui/icons.ts'
import { NamedIcon } from '#web/ui/named-icon.tsx'
import { Tree } from '#web/ui/tree.tsx'
import { useWorkspace } from '../context.ts'
import { combine, dragSource, dropTarget, type Spot } from '../drag/drag.ts'
import { EntryForm } from './entry-form.tsx'
import { messages } from './messages.ts'
import type { SiteModel } from './site-model.ts'

type Node = { readonly id: string; readonly label: string; readonly icon: string; readonly children?: readonly Node[] }

const nodes = (menu: Site['menu'], parent: string | null): Node[] =>
  entriesOf(menu, parent).map((item) => {
    const children = nodes(menu, item.id)
    return {
      id: item.id,
      label: item.title,
      icon: item.icon ?? (item.component === undefined ? 'container' : 'page'),
      ...(children.length > 0 || item.component === undefined ? { children } : {}),
    }
  })

/** Where a row takes what is dropped: before it, into it, behind it. */
const zone = ({ y }: Spot): 'before' | 'into' | 'behind' => (y < 0.3 ? 'before' : y > 0.7 ? 'behind' : 'into')

/** The menu as a tree: drag to order and nest, or Alt with the arrows. */
export function MenuEditor({ model, readOnly }: { model: SiteModel; readOnly: boolean }) {
  const workspace = useWorkspace()
  const t = messages.t
  const selected = useSignal<string | null>(null)
  const closed = useSignal<ReadonlySet<string>>(new Set())
  const rows = useRef(new Map<string, () => void>())
  const menu = model.site.value.menu
  const current = menu[selected.value ?? '']
  const change = (next: Site['menu']) => model.change({ menu: next })

  useEffect(() => () => rows.current.forEach((stop) => stop()), [])

  function add(entry: Pick<MenuItem, 'title'> & Partial<MenuItem>) {
    const id = makeId(entry.title, crypto.getRandomValues(new Uint8Array(6)), 'entry')
    change(addEntry(menu, { id, parent: null, titles: {}, ...entry }))
    selected.value = id
  }

  function put(id: string, targetId: string, where: ReturnType<typeof zone>) {
    const now = model.site.peek().menu
    const target = now[targetId]
    if (!target || id === targetId) return
    if (where === 'into') return change(moveEntry(now, id, targetId, entriesOf(now, targetId).length))
    const siblings = entriesOf(now, target.parent).filter((item) => item.id !== id)
    change(
      moveEntry(
        now,
        id,
        target.parent,
        siblings.findIndex((item) => item.id === targetId) + (where === 'behind' ? 1 : 0),
      ),
    )
  }

  function watch(node: Node, element: HTMLElement | null) {
    rows.current.get(node.id)?.()
    rows.current.delete(node.id)
    if (!element || readOnly) return
    const stop = combine(
      dragSource(element, () => ({ type: 'menu-entry', id: node.id, title: node.label })),
      dropTarget(element, {
        takes: (dragged) => dragged.type === 'menu-entry' && dragged.id !== node.id,
        over: (dragged, spot) => {
          if (dragged) element.dataset['drop'] = zone(spot)
          else delete element.dataset['drop']
        },
        drop: (dragged, spot) => dragged.type === 'menu-entry' && put(dragged.id, node.id, zone(spot)),
      }),
    )
    rows.current.set(node.id, stop)
  }

  function nudge(event: KeyboardEvent, { id }: Node) {
    const item = menu[id]
    if (!event.altKey || !item || readOnly) return
    const siblings = entriesOf(menu, item.parent)
    const at = siblings.findIndex((other) => other.id === id)
    const moves: { readonly [key: string]: () => Site['menu'] } = {
      ArrowUp: () => moveEntry(menu, id, item.parent, at - 1),
      ArrowDown: () => moveEntry(menu, id, item.parent, at + 1),
      ArrowRight: () => (siblings[at - 1] ? moveEntry(menu, id, siblings[at - 1]?.id ?? null, 99) : menu),
      ArrowLeft: () => {
        const parent = menu[item.parent ?? '']
        return parent
          ? moveEntry(
              menu,
              id,
              parent.parent,
              entriesOf(menu, parent.parent).findIndex((other) => other.id === parent.id) + 1,
            )
          : menu
      },
    }
    const move = moves[event.key]
    if (!move) return
    event.preventDefault()
    change(move())
  }

  const all = nodes(menu, null)
  return (
    <section class="card pad stack">
      <div class="row">
        <h2 class="h3 grow">{t.menu}</h2>
        {!readOnly && (
          <>
            <Button size="s" icon={plusIcon} onClick={() => add({ title: t.entry, ...firstComponent() })}>
              {t.addEntry}
            </Button>
            <Button size="s" kind="ghost" onClick={() => add({ title: t.newHeading })}>
              {t.addGroup}
            </Button>
          </>
        )}
      </div>
      {all.length === 0 ? (
        <EmptyState icon={menuIcon} title={t.empty}>
          {t.emptyHelp}
        </EmptyState>
      ) : (
        <div class="menu-editor">
          <div>
            <Tree
              label={t.menu}
              items={all}
              expanded={new Set(Object.keys(menu).filter((id) => !closed.value.has(id)))}
              onExpand={(id, open) =>
                (closed.value = new Set(
                  open ? [...closed.value].filter((other) => other !== id) : [...closed.value, id],
                ))
              }
              selected={new Set(current ? [current.id] : [])}
              onSelect={(id) => (selected.value = id)}
              onKeyDown={nudge}
              icon={(node) => <NamedIcon name={node.icon} />}
              rowRef={watch}
            />
            <p class="fs-2 subtle">{t.moveHint}</p>
          </div>
          {current && (
            <EntryForm
              key={current.id}
              entry={current}
              readOnly={readOnly}
              onChange={(entry) => change({ ...menu, [entry.id]: entry })}
              onRemove={() => {
                selected.value = null
                change(removeEntry(menu, current.id))
              }}
            />
          )}
        </div>
      )}
    </section>
  )

  /** A new entry opens the first component that the menu does not show yet. */
  function firstComponent(): Partial<MenuItem> & { title?: string } {
    const shown = new Set(Object.values(menu).map((item) => item.component))
    const component = workspace.outlines.value.find((outline) => !shown.has(outline.id))
    return component ? { title: component.title, component: component.id, icon: component.icon } : {}
  }
}
