import type { Json } from '../../lib/json.ts'
import { keyFrom } from '../../lib/names.ts'
import type { ComponentDocument, Page } from '../document.ts'
import { ordered } from '../model.ts'
import { freeName, freshId, insert, orderAt, remove, set, type Operation, type RandomBytes } from './operation.ts'

/** Pages of a component in their order. The first is the component's default form. */
export const pagesOf = (document: ComponentDocument): Page[] => ordered(document.pages)

/** Adds an empty page behind the last one. */
export function addPage(
  document: ComponentDocument,
  title: string,
  random: RandomBytes,
  presentation: Page['presentation'] = 'page',
): Operation {
  const pages = pagesOf(document)
  const id = freshId(document, title, random, 'page')
  const key = freeName(
    keyFrom(title, 'page'),
    pages.map((p) => p.key),
    '-',
  )
  const page: Page = { schema: 1, id, key, title, order: orderAt(pages, pages.length), presentation, controls: {} }
  return {
    label: 'page_added',
    params: { title },
    edits: [insert(['pages', id], page as unknown as Json)],
    touched: [id],
  }
}

/** Removes a page with everything on it. */
export const removePage = (document: ComponentDocument, id: string): Operation => ({
  label: 'page_removed',
  params: { title: document.pages[id]?.title ?? id },
  edits: [remove(['pages', id])],
  touched: [],
})

/** Copies a page with everything on it; control ids are kept, they are unique per page only. */
export function duplicatePage(document: ComponentDocument, id: string, title: string, random: RandomBytes): Operation {
  const page = document.pages[id]
  if (!page) return { label: 'page_duplicated', params: { title }, edits: [], touched: [] }
  const pages = pagesOf(document)
  const copyId = freshId(document, title, random, 'page')
  const copy: Page = {
    ...page,
    id: copyId,
    title,
    key: freeName(
      keyFrom(title, 'page'),
      pages.map((p) => p.key),
      '-',
    ),
    order: orderAt(pages, pages.findIndex((p) => p.id === id) + 1),
  }
  return {
    label: 'page_duplicated',
    params: { title },
    edits: [insert(['pages', copyId], copy as unknown as Json)],
    touched: [copyId],
  }
}

/** Puts a page at another place of the list. */
export function movePage(document: ComponentDocument, id: string, index: number): Operation {
  const others = pagesOf(document).filter((p) => p.id !== id)
  return {
    label: 'page_moved',
    params: { title: document.pages[id]?.title ?? id },
    edits: [{ op: 'move', path: ['pages', id], order: orderAt(others, index) }],
    touched: [id],
  }
}

/** Gives a page another title; its key follows while the page was never published under the old one. */
export function renamePage(document: ComponentDocument, id: string, title: string, keepKey: boolean): Operation {
  const others = pagesOf(document).filter((p) => p.id !== id)
  const key = freeName(
    keyFrom(title, 'page'),
    others.map((p) => p.key),
    '-',
  )
  return {
    label: 'page_renamed',
    params: { title },
    edits: [set(['pages', id, 'title'], title), ...(keepKey ? [] : [set(['pages', id, 'key'], key)])],
    touched: [id],
  }
}

/** Gives one entry of a page a value. */
export const changePage = (
  document: ComponentDocument,
  id: string,
  entry: 'key' | 'presentation',
  value: string,
): Operation => ({
  label: 'page_changed',
  params: { title: document.pages[id]?.title ?? id },
  edits: [set(['pages', id, entry], value)],
  touched: [id],
})

/** Gives one setting of the component a value. */
export const changeSetting = (
  entry: 'title' | 'key' | 'description' | 'icon' | 'access',
  value: string,
): Operation => ({
  label: 'settings_changed',
  params: { entry },
  edits: [set(['component', entry], value)],
  touched: [],
})
