import { partsOf } from '#web/controls/data-grid/grid-address.ts'
import type { Runtime } from '#web/controls/runtime.ts'
import type { OpenPage } from './open-page.ts'

/** Puts what a reader has set on a grid into the place of its page; what is set on other grids stays. */
export function keepWish({ place, data, runtime }: OpenPage, ...[control, wish]: Parameters<Runtime['keep']>): void {
  const here = place.peek()
  const others = Object.entries(here.grids ?? {}).filter(([name]) => !name.startsWith(`${control.name}.`))
  place.value = {
    ...here,
    grids: { ...Object.fromEntries(others), ...partsOf(control, data.view, wish, runtime.expressions) },
  }
}
