import type { FieldProblem } from '../lib/errors.ts'
import type { Site } from './site.ts'

/** The first menu entry that is kept under another id than its own, or null. */
export function misplacedEntry({ menu }: Pick<Site, 'menu'>): FieldProblem | null {
  const wrong = Object.entries(menu).find(([key, item]) => item.id !== key)
  return wrong ? { path: `menu.${wrong[0]}.id`, code: 'id_mismatch' } : null
}
