import type { ComponentOutline } from '#domain/components/document.ts'
import { propertiesOf, SYSTEM_PROPERTIES, type Model } from '#domain/components/model.ts'
import { followPath, type Outlines, type PathEnd } from '#domain/controls/path.ts'
import type { Option } from '#web/ui/option.ts'

const JOIN = '/'
export const pathKey = (path: readonly string[]): string => path.join(JOIN)
export const pathFromKey = (key: string): string[] => key.split(JOIN)

/** Outlines by id, as paths are followed through them. */
export const byId = (outlines: readonly ComponentOutline[]): Outlines =>
  Object.fromEntries(outlines.map((outline) => [outline.id, outline]))

/** What may be shown, filtered or sorted by from a component: its properties, those one reference away, and system columns. */
export function pathOptions(component: string | null, outlines: readonly ComponentOutline[]): Option[] {
  const all = byId(outlines)
  const model = all[component ?? '']?.model
  if (!model) return []
  const own = optionsOf(model, [], '')
  const beyond = propertiesOf(model).flatMap((property) => {
    const target = property.type === 'catalog' ? all[property.component] : undefined
    return target ? optionsOf(target.model, [property.id], `${property.title} › `) : []
  })
  const system = Object.keys(SYSTEM_PROPERTIES).map((name) => ({ value: name, label: name }))
  return [...own, ...beyond, ...system]
}

const optionsOf = (model: Model, before: readonly string[], prefix: string): Option[] =>
  propertiesOf(model)
    .filter(({ virtual, type }) => !virtual && (before.length === 0 || type !== 'array'))
    .map(({ id, title, name }) => ({ value: pathKey([...before, id]), label: `${prefix}${title}`, hint: name }))

/** What stands at the end of a path from a component; null where it is gone. */
export function endOfPath(
  path: readonly string[],
  component: string | null,
  outlines: readonly ComponentOutline[],
): PathEnd | null {
  const all = byId(outlines)
  const model = all[component ?? '']?.model
  return model ? followPath(path, model, all) : null
}
