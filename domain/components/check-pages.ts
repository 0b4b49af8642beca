import type { Problem } from '../lib/problem.ts'
import { checkControls } from './check-controls.ts'
import type { ComponentDocument, ComponentOutline, Control, Page } from './document.ts'
import { ordered } from './model.ts'
import { error, repeated, warning } from './report.ts'

/** Everything wrong with pages and the controls on them. Paths start at the component document's root. */
export function checkPages(document: ComponentDocument, outlines: ReadonlyMap<string, ComponentOutline>): Problem[] {
  const pages = ordered(document.pages)
  const problems: Problem[] = pages.length === 0 ? [warning('pages_empty', ['pages'])] : []
  for (const [key, page] of Object.entries(document.pages)) {
    if (key !== page.id) problems.push(error('id_mismatch', ['pages', key, 'id']))
  }
  for (const page of repeated(pages, ({ key }) => key))
    problems.push(error('page_key_taken', ['pages', page.id, 'key'], { key: page.key }))
  return [...problems, ...pages.flatMap((page) => [...checkTree(page), ...checkControls(document, page, outlines)])]
}

function checkTree(page: Page): Problem[] {
  const at = ['pages', page.id, 'controls']
  const controls = ordered(page.controls)
  const problems: Problem[] = []
  for (const [key, control] of Object.entries(page.controls)) {
    if (key !== control.id) problems.push(error('id_mismatch', [...at, key, 'id']))
  }
  for (const control of repeated(controls, ({ name }) => name))
    problems.push(error('name_taken', [...at, control.id, 'name'], { name: control.name }))
  for (const control of controls) {
    if (control.parent === null) continue
    const path = [...at, control.id, 'parent']
    if (!page.controls[control.parent]) problems.push(error('control_parent_missing', path))
    else if (isInCircle(page.controls, control)) problems.push(error('control_in_circle', path))
  }
  return problems
}

function isInCircle(controls: Page['controls'], control: Control): boolean {
  const seen = new Set<string>()
  for (let at: Control | undefined = control; at; at = at.parent === null ? undefined : controls[at.parent]) {
    if (seen.has(at.id)) return true
    seen.add(at.id)
  }
  return false
}
