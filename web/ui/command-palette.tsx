import { useComputed, useSignal } from '@preact/signals'
import { useId, useLayoutEffect, useRef } from 'preact/hooks'
import { classNames } from './class-names.ts'
import { rememberFocus } from './focus.ts'
import { fuzzyMatch } from './fuzzy.ts'
import { Icon } from './icon.tsx'
import { searchIcon, type Drawing } from './icons.ts'
import { Kbd } from './kbd.tsx'
import type { Keys } from './keys.ts'
import { parts } from './messages/parts.ts'

export type Command = {
  readonly id: string
  readonly label: string
  /** Heading it stands under. */
  readonly group: string
  readonly hint?: string | undefined
  readonly icon?: Drawing | undefined
  readonly keys?: Keys | undefined
  readonly run: () => void
}

type Props = { commands: readonly Command[]; onClose: () => void }

type Hit = { command: Command; at: readonly number[]; score: number }

const MAX_SHOWN = 60

/** Best first; groups keep the order of their best command. */
export function rankCommands(commands: readonly Command[], query: string): { group: string; hits: Hit[] }[] {
  const hits: Hit[] = []
  for (const command of commands) {
    const match =
      fuzzyMatch(query, command.label) ?? fuzzyMatch(query, `${command.group} ${command.label} ${command.hint ?? ''}`)
    if (match === null) continue
    const inLabel = fuzzyMatch(query, command.label)
    hits.push({ command, score: match.score - (inLabel === null ? 20 : 0), at: inLabel?.at ?? [] })
  }
  if (query.trim() !== '') hits.sort((a, b) => b.score - a.score)
  const groups = new Map<string, Hit[]>()
  for (const hit of hits.slice(0, MAX_SHOWN)) {
    const group = groups.get(hit.command.group)
    if (group === undefined) groups.set(hit.command.group, [hit])
    else group.push(hit)
  }
  return [...groups].map(([group, found]) => ({ group, hits: found }))
}

function Marked({ text, at }: { text: string; at: readonly number[] }) {
  const pieces: { text: string; hit: boolean }[] = []
  const hits = new Set(at)
  // By code unit, joined again into runs: a sign of two units is never torn apart.
  for (let index = 0; index < text.length; index++) {
    const hit = hits.has(index)
    const last = pieces.at(-1)
    if (last?.hit === hit) last.text += text.charAt(index)
    else pieces.push({ text: text.charAt(index), hit })
  }
  return <>{pieces.map((piece, index) => (piece.hit ? <b key={index}>{piece.text}</b> : piece.text))}</>
}

/** Finds any command or place by a few letters. Its owner mounts it while it is open. */
export function CommandPalette({ commands, onClose }: Props) {
  const id = useId()
  const t = parts.t
  const dialog = useRef<HTMLDialogElement>(null)
  const query = useSignal('')
  const active = useSignal(0)
  const groups = useComputed(() => rankCommands(commands, query.value))
  const flat = groups.value.flatMap((group) => group.hits)
  useLayoutEffect(() => {
    const giveBack = rememberFocus()
    dialog.current?.showModal()
    return () => {
      dialog.current?.close()
      giveBack()
    }
  }, [])
  useLayoutEffect(() => {
    document.getElementById(`${id}-${active.value}`)?.scrollIntoView({ block: 'nearest' })
  }, [id, active.value])

  const run = (command: Command) => {
    onClose()
    command.run()
  }
  const keyDown = (event: KeyboardEvent) => {
    if (event.isComposing) return
    const count = flat.length
    if (event.key === 'ArrowDown' && count > 0) active.value = (active.value + 1) % count
    else if (event.key === 'ArrowUp' && count > 0) active.value = (active.value - 1 + count) % count
    else if (event.key === 'Enter') {
      const hit = flat[active.value]
      if (hit !== undefined) run(hit.command)
    } else return
    event.preventDefault()
  }

  let index = -1
  return (
    <dialog
      ref={dialog}
      class="palette"
      aria-label={t.commands}
      onCancel={(event) => {
        event.preventDefault()
        onClose()
      }}
      onPointerDown={(event) => event.target === dialog.current && onClose()}
    >
      <div class="palette-field">
        <Icon drawing={searchIcon} />
        <input
          type="text"
          role="combobox"
          aria-label={t.findCommand}
          aria-expanded
          aria-autocomplete="list"
          aria-controls={id}
          aria-activedescendant={flat.length > 0 ? `${id}-${active.value}` : undefined}
          placeholder={t.findCommand}
          autocomplete="off"
          spellcheck={false}
          autofocus
          value={query.value}
          onInput={(event) => {
            query.value = event.currentTarget.value
            active.value = 0
          }}
          onKeyDown={keyDown}
        />
        <Kbd keys="Escape" />
      </div>
      <div role="listbox" id={id} aria-label={t.commands} class="palette-list">
        {groups.value.map(({ group, hits }) => (
          <div key={group} role="group" aria-label={group}>
            <div class="cap" aria-hidden>
              {group}
            </div>
            {hits.map(({ command, at }) => {
              index += 1
              const here = index
              return (
                <div
                  key={command.id}
                  id={`${id}-${here}`}
                  role="option"
                  aria-selected={here === active.value}
                  class={classNames('mi', here === active.value && 'on')}
                  onPointerMove={() => (active.value = here)}
                  onClick={() => run(command)}
                >
                  {command.icon !== undefined && <Icon drawing={command.icon} />}
                  <span class="trunc">
                    <Marked text={command.label} at={at} />
                  </span>
                  {command.hint !== undefined && <span class="hint trunc">{command.hint}</span>}
                  {command.keys !== undefined && <Kbd keys={command.keys} />}
                </div>
              )
            })}
          </div>
        ))}
      </div>
      <div role="status" class={flat.length === 0 ? 'none' : 'sr'}>
        {flat.length === 0 ? t.noMatch(query.value) : t.results(flat.length)}
      </div>
    </dialog>
  )
}
