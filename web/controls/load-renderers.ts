import type { Page } from '#domain/components/document.ts'
import type { ControlKind } from '#domain/controls/control.ts'
import { knowIcons } from './command-icon.ts'
import type { Renderer, Renderers } from './renderer.ts'

/** The looks, each its own download. */
const LOADERS: { readonly [Kind in ControlKind]: () => Promise<{ readonly renderer: Renderer }> } = {
  panel: () => import('./panel.tsx'),
  grid: () => import('./grid.tsx'),
  tabs: () => import('./tabs.tsx'),
  label: () => import('./label.tsx'),
  image: () => import('./image.tsx'),
  hyperlink: () => import('./hyperlink.tsx'),
  button: () => import('./button.tsx'),
  'text-field': () => import('./text-field.tsx'),
  'text-area': () => import('./text-area.tsx'),
  password: () => import('./password.tsx'),
  number: () => import('./number.tsx'),
  checkbox: () => import('./checkbox.tsx'),
  switch: () => import('./switch.tsx'),
  select: () => import('./select.tsx'),
  multiselect: () => import('./multiselect.tsx'),
  radio: () => import('./radio.tsx'),
  date: () => import('./date.tsx'),
  time: () => import('./time.tsx'),
  'date-time': () => import('./date-time.tsx'),
  file: () => import('./file.tsx'),
  'data-grid': () => import('./data-grid.tsx'),
  confirmation: () => import('./confirmation.tsx'),
}

/** The kinds a page uses, in a fixed order. */
export const kindsOf = (page: Page): ControlKind[] =>
  [...new Set(Object.values(page.controls).map((control) => control.kind))].toSorted()

/** Whether a button or a row act of the page has a drawing. */
export const usesIcons = (page: Page): boolean => JSON.stringify(page.controls).includes('"icon":')

/** Fetches the looks a page uses; those fetched before cost nothing. */
export async function loadRenderers(page: Page): Promise<Renderers> {
  const found = kindsOf(page).map(async (kind) => [kind, (await LOADERS[kind]()).renderer] as const)
  const [renderers] = await Promise.all([
    Promise.all(found),
    usesIcons(page) ? import('./command-icons.ts').then((file) => knowIcons(file.COMMAND_ICONS)) : null,
  ])
  return Object.fromEntries(renderers) as Renderers
}
