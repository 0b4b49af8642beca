import { render, type ComponentChild } from 'preact'
import { act } from 'preact/test-utils'
import { afterEach } from 'vitest'
import { messagesReady } from '../messages/dictionary.ts'
import { allowPopovers } from './popovers.ts'

// What a person, or their screen reader, finds on the page. For tests in happy-dom, which draws nothing: what hangs on
// sizes and the top layer is tested in a real browser.

const ROLES: { readonly [selector: string]: string } = {
  'button, summary': 'button',
  'a[href]': 'link',
  'input[type=checkbox]': 'checkbox',
  'input[type=radio]': 'radio',
  'input[type=search]': 'searchbox',
  'input:not([type]), input[type=text], input[type=email], input[type=url], input[type=tel], textarea': 'textbox',
  select: 'combobox',
  option: 'option',
  dialog: 'dialog',
  nav: 'navigation',
  aside: 'complementary',
  output: 'status',
  'h1, h2, h3': 'heading',
  li: 'listitem',
  'ul, ol': 'list',
  table: 'table',
  tr: 'row',
}

function roleOf(element: Element): string | null {
  const said = element.getAttribute('role')
  if (said !== null) return said
  return Object.entries(ROLES).find(([selector]) => element.matches(selector))?.[1] ?? null
}

function textOf(node: Node): string {
  if (!(node instanceof Element)) return node.textContent ?? ''
  if (node.getAttribute('aria-hidden') === 'true') return ''
  return node.getAttribute('aria-label') ?? [...node.childNodes].map(textOf).join('')
}

/** The name a screen reader would say. */
export function nameOf(element: Element): string {
  const byId = element.getAttribute('aria-labelledby')
  const label = element.id === '' ? null : document.querySelector(`label[for="${element.id}"]`)
  const around = element.matches('input, select, textarea') ? element.closest('label') : null
  const text =
    element.getAttribute('aria-label') ??
    byId
      ?.split(' ')
      .map((id) => document.querySelector(`[id="${id}"]`)?.textContent ?? '')
      .join(' ') ??
    (label === null ? undefined : textOf(label)) ??
    (around === null ? undefined : textOf(around)) ??
    textOf(element)
  return (text || (element.getAttribute('title') ?? '')).trim().replace(/\s+/g, ' ')
}

/** The words `aria-describedby` points at. */
export const descriptionOf = (element: Element): string =>
  (element.getAttribute('aria-describedby') ?? '')
    .split(' ')
    .map((id) => document.querySelector(`[id="${id}"]`)?.textContent ?? '')
    .join(' ')
    .trim()

export const allByRole = (role: string, name?: string): HTMLElement[] =>
  [...document.body.querySelectorAll<HTMLElement>('*')].filter(
    (element) => roleOf(element) === role && (name === undefined || nameOf(element) === name),
  )

/** @throws unless there is exactly one */
export function byRole<E extends HTMLElement = HTMLElement>(role: string, name?: string): E {
  const [first, ...others] = allByRole(role, name)
  if (first === undefined || others.length > 0) {
    const there = allByRole(role).map((element) => `“${nameOf(element)}”`)
    throw new Error(
      `${others.length > 0 ? 'More than one' : 'No'} ${role} “${name ?? ''}”. There is: ${there.join(', ')}`,
    )
  }
  // The caller knows which element plays the role.
  return first as E
}

/** Draws on the page of the test; taken off after it. @returns draws again in its place */
export async function draw(children: ComponentChild): Promise<(children: ComponentChild) => void> {
  allowPopovers()
  await messagesReady()
  const root = document.createElement('div')
  document.body.append(root)
  void act(() => render(children, root))
  afterThis.push(() => {
    void act(() => render(null, root))
    root.remove()
  })
  return (next) => void act(() => render(next, root))
}

const afterThis: (() => void)[] = []

afterEach(() => {
  for (const undo of afterThis.splice(0)) undo()
})

export const click = (element: Element, init: MouseEventInit = {}): void =>
  void act(() => {
    element.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true, ...init }))
  })

export const focus = (element: HTMLElement): void => void act(() => element.focus())
export const blur = (element: HTMLElement): void => void act(() => element.blur())

/** Presses a key where the focus is. @returns the event, to see whether it was used up */
export function press(key: string, init: KeyboardEventInit = {}): KeyboardEvent {
  const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, composed: true, ...init })
  void act(() => {
    ;(document.activeElement ?? document.body).dispatchEvent(event)
  })
  return event
}

/** Replaces the text of a field as typing does. */
export function type(field: HTMLElement, text: string): void {
  void act(() => {
    if (field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement) field.value = text
    field.dispatchEvent(new Event('input', { bubbles: true }))
  })
}

/** Lets promises and timers of no length run, and what they change be drawn. */
export const settle = (ms = 0): Promise<void> => act(() => new Promise<void>((resolve) => setTimeout(resolve, ms)))
