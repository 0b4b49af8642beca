import type { Control, Page } from '#domain/components/document.ts'

/** The controls directly inside a parent (null is the page) and, where given, one of its parts; in order. */
export const controlsIn = (page: Page, parent: string | null, slot?: string): Control[] =>
  Object.values(page.controls)
    .filter((control) => control.parent === parent && (slot === undefined || control.slot === slot))
    .toSorted((a, b) => (a.order === b.order ? (a.id < b.id ? -1 : 1) : a.order < b.order ? -1 : 1))
