import { useComputed } from '@preact/signals'
import { useEffect, useRef } from 'preact/hooks'
import { classNames } from '#web/ui/class-names.ts'
import { Icon } from '#web/ui/icon.tsx'
import { alertIcon, backIcon, clockIcon, errorIcon, xIcon } from '#web/ui/icons.ts'
import { NamedIcon } from '#web/ui/named-icon.tsx'
import { dragSource } from '../drag/drag.ts'
import type { GraphParts } from './context.ts'
import { messages } from './messages.ts'
import { boxStyle, type CardFace, type CardLook } from './scene.ts'

type Props = { id: string; look: CardLook; graph: GraphParts }

const NOTE_ICONS = { danger: errorIcon, warning: alertIcon, quiet: clockIcon } as const

/** One card: drawn anew only where its place, what it shows, or whether it is selected changes. */
export function Card({ id, look, graph }: Props) {
  const { acts, selected, stop } = graph
  const root = useRef<HTMLDivElement>(null)
  const on = useComputed(() => selected.value.has(id)).value
  const isStop = useComputed(() => stop.value === id).value
  const box = graph.boxOf(id).value
  const face = graph.faceOf(id).value

  useEffect(() => {
    const { dragged } = acts
    return root.current && dragged ? dragSource(root.current, () => dragged(id)) : undefined
  }, [id, acts])

  if (!box || !face) return null
  const shared = {
    ref: root,
    style: boxStyle(box),
    'data-card': id,
    onContextMenu: (event: MouseEvent) => acts.menu?.(id, event),
  }
  const press = {
    type: 'button' as const,
    tabIndex: isStop ? 0 : -1,
    'aria-pressed': on,
    onClick: (event: MouseEvent) => acts.select([id], { toggle: event.shiftKey || event.ctrlKey || event.metaKey }),
    onDblClick: () => acts.open?.(id),
    onFocus: () => (stop.value = id),
  }

  if (look !== 'card') {
    return (
      <div {...shared} class={classNames('gchip', look, on && 'is-sel', face.flag, face.paint && `r-${face.paint}`)}>
        <button {...press} class="step-face">
          <Before face={face} />
          <Icon drawing={look === 'undo' ? backIcon : alertIcon} />
          <span class="trunc" title={face.title}>
            {face.title}
          </span>
          <Behind face={face} />
        </button>
      </div>
    )
  }
  return (
    <div
      {...shared}
      class={classNames('step', on && 'is-sel', face.flag && `has-${face.flag}`, face.paint && `r-${face.paint}`)}
    >
      <button {...press} class="step-face">
        <Before face={face} />
        <span class={classNames('k', face.tone)}>
          <NamedIcon name={face.icon} />
        </span>
        <span class="step-words">
          <span class="n" title={face.title}>
            {face.title}
          </span>{' '}
          <span class={classNames('d', face.code && 'mono')} title={face.detail}>
            {face.detail}
          </span>
        </span>
        {face.aside !== undefined && <span class="took"> {face.aside}</span>}
        <Behind face={face} />
      </button>
      {face.foot && face.foot.length > 0 && <Foot id={id} foot={face.foot} graph={graph} />}
      {face.note && (
        <div class={classNames('note', face.note.tone)}>
          <Icon drawing={NOTE_ICONS[face.note.tone]} />
          <span class="note-text" title={face.note.text}>
            {face.note.text}
          </span>
          {face.note.fix !== undefined && acts.fix && (
            <button type="button" tabIndex={-1} onClick={() => acts.fix?.(id)}>
              {face.note.fix}
            </button>
          )}
        </div>
      )}
      {face.flag && (
        <span class={classNames('flag', face.flag)} aria-hidden>
          <Icon drawing={face.flag === 'danger' ? xIcon : alertIcon} />
        </span>
      )}
    </div>
  )
}

function Foot({ id, foot, graph: { acts } }: { id: string; foot: NonNullable<CardFace['foot']>; graph: GraphParts }) {
  const { way } = acts
  return (
    <div class="foot">
      {foot.map((cell) => {
        const look = classNames('way', cell.paint && `r-${cell.paint}`)
        return way ? (
          <button
            key={cell.id}
            type="button"
            class={look}
            tabIndex={-1}
            data-way={cell.id}
            title={cell.title}
            onClick={(event) => way(id, cell.id, event.currentTarget)}
          >
            {cell.title}
          </button>
        ) : (
          <span key={cell.id} class={look} data-way={cell.id} title={cell.title}>
            {cell.title}
          </span>
        )
      })}
    </div>
  )
}

/** What those who do not see the icon are told first. */
const Before = ({ face: { kind, title } }: { face: CardFace }) =>
  kind === title ? null : <span class="sr">{`${kind}: `}</span>

/** What those who do not see the badge are told last. */
function Behind({ face: { flag, note } }: { face: CardFace }) {
  const t = messages.t
  if (flag === undefined) return null
  return <span class="sr">{`, ${note?.text ?? (flag === 'danger' ? t.problem : t.warning)}`}</span>
}
