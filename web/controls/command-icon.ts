import type { Drawing } from '#web/ui/icons.ts'

type Drawings = { readonly [name: string]: Drawing }

let here: Drawings = {}

/** Makes drawings known; whoever loads a page that uses one does so before it is drawn. */
export const knowIcons = (drawings: Drawings): void => {
  here = drawings
}

/** The drawing of a chosen name; a name that is not offered shows none. */
export const commandIcon = (name: string | undefined): Drawing | undefined =>
  name === undefined ? undefined : here[name]
