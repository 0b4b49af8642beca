import { computed, signal } from '@preact/signals'

/**
 * Shortcuts are written `Mod+Shift+K`: Mod is ⌘ on Apple machines and Ctrl elsewhere; the last part is `KeyboardEvent.key`
 * (letters in any case) or `Space`.
 */
export type Keys = string

export type Shortcut = {
  readonly keys: Keys
  /** What it does, in the reader's language, for the `?` sheet. */
  readonly name: string
  /** Heading of the `?` sheet it stands under. */
  readonly group: string
  /** Works while a field has the focus. Plain letters never do. */
  readonly inFields?: boolean
  /** Whether it means something where the focus is; elsewhere the key is left to others. */
  readonly when?: (event: KeyboardEvent) => boolean
  run(event: KeyboardEvent): void
}

const isApple = (): boolean => typeof navigator !== 'undefined' && /Mac|iPhone|iPad/.test(navigator.userAgent)

type Parsed = { mod: boolean; ctrl: boolean; shift: boolean; alt: boolean; key: string }

function parse(keys: Keys): Parsed {
  const parts = keys.split('+')
  // `Mod++` is Mod and the plus key.
  const key = keys.endsWith('+') ? '+' : (parts.at(-1) ?? '')
  return {
    mod: parts.includes('Mod'),
    ctrl: parts.includes('Ctrl'),
    shift: parts.includes('Shift'),
    alt: parts.includes('Alt'),
    key: key === 'Space' ? ' ' : key.toLowerCase(),
  }
}

/** Whether an event is these keys, all of them and no more. */
export function pressed(event: KeyboardEvent, keys: Keys): boolean {
  const wanted = parse(keys)
  const ctrl = wanted.ctrl || (wanted.mod && !isApple())
  const meta = wanted.mod && isApple()
  // `?` and other signs need Shift on some keyboards: only letters and named keys look at it.
  const shiftMatters = /^([a-z]|.{2,})$/.test(wanted.key)
  return (
    event.key.toLowerCase() === wanted.key &&
    event.ctrlKey === ctrl &&
    event.metaKey === meta &&
    event.altKey === wanted.alt &&
    (!shiftMatters || event.shiftKey === wanted.shift)
  )
}

const APPLE_SIGNS: { readonly [part: string]: string } = { Mod: '⌘', Shift: '⇧', Alt: '⌥', Ctrl: '⌃' }
const SIGNS: { readonly [part: string]: string } = { Mod: 'Ctrl' }
const KEY_SIGNS: { readonly [part: string]: string } = {
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
  Escape: 'Esc',
  Delete: 'Del',
  Enter: '↵',
}

/** What stands on the keys, one text per key cap: `Mod+K` → `['Ctrl', 'K']` or `['⌘', 'K']`. */
export function keyCaps(keys: Keys): string[] {
  const signs = isApple() ? APPLE_SIGNS : SIGNS
  const parts = keys.endsWith('+') ? [...keys.slice(0, -2).split('+'), '+'] : keys.split('+')
  return parts.map((part) => signs[part] ?? KEY_SIGNS[part] ?? part)
}

const registered = signal<readonly (readonly Shortcut[])[]>([], { name: 'shortcuts' })

/** Every shortcut that works now, latest registration first, for the `?` sheet. */
export const shortcuts = computed(() => registered.value.toReversed().flat())

const FIELD = 'input:not([type=checkbox], [type=radio], [type=button]), textarea, select, [contenteditable=true]'

const inField = (event: KeyboardEvent): boolean => {
  const target = event.composedPath()[0]
  return target instanceof Element && target.closest(FIELD) !== null
}

/** @returns whether a shortcut took the event */
function dispatch(event: KeyboardEvent): boolean {
  if (event.defaultPrevented || event.isComposing) return false
  for (const shortcut of shortcuts.peek()) {
    if (!pressed(event, shortcut.keys)) continue
    if (inField(event) && shortcut.inFields !== true) continue
    if (shortcut.when?.(event) === false) continue
    event.preventDefault()
    shortcut.run(event)
    return true
  }
  return false
}

/**
 * Makes shortcuts work until the returned function is called; a later registration wins over an earlier one with the
 * same keys, so a dialog may take over a page's keys.
 */
export function registerShortcuts(list: readonly Shortcut[]): () => void {
  if (registered.peek().length === 0) addEventListener('keydown', dispatch)
  registered.value = [...registered.peek(), list]
  return () => {
    registered.value = registered.peek().filter((other) => other !== list)
    if (registered.peek().length === 0) removeEventListener('keydown', dispatch)
  }
}
