import type { Control } from '#domain/components/document.ts'
import { entryOf } from '#domain/controls/defaults.ts'
import { isFx } from '#domain/controls/fx.ts'

const WHOLE = 12

/** Columns of twelve a control is set to; null where an expression decides: hands do not change that. */
export function spanOf(control: Pick<Control, 'kind' | 'config'>): number | null {
  const span = entryOf(control, 'span') ?? WHOLE
  return isFx(span) ? null : Number(span)
}
