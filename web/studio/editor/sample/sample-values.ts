import type { ComponentOutline } from '#domain/components/document.ts'
import { propertiesOf, type Property } from '#domain/components/model.ts'
import type { Json } from '#domain/lib/json.ts'
import type { RecordJson } from '#domain/records/query.ts'

/** Outlines by component id, as samples need them. */
export type SampleOutlines = ReadonlyMap<string, Pick<ComponentOutline, 'id' | 'key' | 'title' | 'model'>>

const DAY_MS = 86_400_000
const LINES = 'Words over more than one line, as people write them when there is room for it.'

/** An id that looks like one, the same for the same component and rank. */
export function sampleId(component: string, rank: number): string {
  let hash = 7
  for (const letter of component) hash = (hash * 31 + (letter.codePointAt(0) ?? 0)) % 4_294_967_296
  const hex = (value: number, digits: number) => value.toString(16).padStart(digits, '0')
  return `${hex(hash, 8)}-0000-7000-8000-${hex(rank, 12)}`
}

const between = (value: number, min: number | undefined, max: number | undefined) =>
  Math.min(max ?? Number.MAX_SAFE_INTEGER, Math.max(min ?? Number.MIN_SAFE_INTEGER, value))
const within = (value: string, min: string | undefined, max: string | undefined) =>
  min !== undefined && value < min ? min : max !== undefined && value > max ? max : value

function sampleText(property: Property & { type: 'string' }, rank: number): string {
  if (property.options?.length) return String(property.options[rank % property.options.length]?.value ?? '')
  const text = property.multiline ? LINES : `${property.title} ${rank + 1}`
  return text.padEnd(property.minLength ?? 0, '.').slice(0, property.maxLength)
}

/** A value a property may have: typed, inside its limits, different from row to row. @param now epoch ms */
function sampleValue(property: Property, rank: number, outlines: SampleOutlines, now: number): Json {
  const day = new Date(now + (rank * 3 + 1) * DAY_MS).toISOString()
  switch (property.type) {
    case 'string':
      return sampleText(property, rank)
    case 'integer':
      return property.options?.length
        ? Number(property.options[rank % property.options.length]?.value ?? 0)
        : between((rank + 1) * 3, property.min, property.max)
    case 'number':
      return between(Math.round((rank + 1) * 12_480.5) / 10, property.min, property.max)
    case 'boolean':
      return rank % 2 === 0
    case 'date':
      return within(day.slice(0, 10), property.min, property.max)
    case 'time':
      return `${String(8 + (rank % 10)).padStart(2, '0')}:30`
    case 'datetime':
      return within(`${day.slice(0, 13)}:00:00.000Z`, property.min, property.max)
    case 'uri':
      return `https://example.com/${rank + 1}`
    case 'file':
      return {
        id: `file_${'sample'.padEnd(20, '0')}${rank}`,
        name: `${property.title}.pdf`,
        size: 24_000,
        type: 'application/pdf',
      }
    case 'catalog':
      return reference(property.component, rank, outlines)
    case 'array':
      return [0, 1].map((each) => reference(property.component, rank + each, outlines))
  }
}

const reference = (component: string, rank: number, outlines: SampleOutlines): Json => ({
  id: sampleId(component, rank),
  name: nameOf(component, rank, outlines),
})

/** What a sample record of a component is called. */
function nameOf(component: string, rank: number, outlines: SampleOutlines): string {
  const outline = outlines.get(component)
  const source = outline?.model.properties[outline.model.nameFrom ?? '']
  if (source && (source.type === 'string' || source.type === 'integer'))
    return String(sampleValue(source, rank, outlines, 0))
  return `${outline?.title ?? ''} ${rank + 1}`.trim()
}

/** A record of a component with a value for every property. @param now epoch ms */
export function sampleRecord(component: string, rank: number, outlines: SampleOutlines, now: number): RecordJson {
  const model = outlines.get(component)?.model
  const at = new Date(now - rank * DAY_MS).toISOString()
  const values = model
    ? propertiesOf(model).map((each) => [each.name, sampleValue(each, rank, outlines, now)] as const)
    : []
  return {
    ...Object.fromEntries(values),
    id: sampleId(component, rank),
    name: nameOf(component, rank, outlines),
    version: 1,
    createdAt: at,
    updatedAt: at,
    createdBy: null,
    updatedBy: null,
  }
}
