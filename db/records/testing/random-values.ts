// Values come from small pools, so that filters hit, sort keys tie and unique values clash. Some texts are other types' values.
import { checkValue, type Property } from '#domain/components/model.ts'
import type { PropertyType } from '#domain/components/property.ts'
import type { Json } from '#domain/lib/json.ts'

export const TEXTS = [
  'a',
  'A',
  'ab',
  '',
  'Zoë',
  'zebra',
  '100%',
  'it_s',
  "o'clock",
  '"; DROP TABLE x; --',
  'a\\b',
  '$1',
  '漢字 𝒳',
  'Straße İΣΑΣ',
  '\n\t tab ',
] as const
/** Alike in their first 200 characters, which is as far as texts without an index are ordered. */
const LONG = [`${'é'.repeat(205)}b`, `${'é'.repeat(205)}a`]
const CONVERTIBLE = [
  '12',
  ' 7 ',
  '2026-03-04',
  'true',
  '3.5',
  '08:30',
  '2026-03-04T05:06:07Z',
  'https://a.example',
  '9'.repeat(30),
]

const FILES = [1, 2, 3] as const
const FILE_IDS = FILES.map((n) => `file_${String(n).padStart(20, '0')}`)

/** A file is of the property that it was uploaded for. */
export const fileIdsOf = (componentId: string, propertyId: string): string[] =>
  FILES.map((n) => `file_${`${componentId}${propertyId}`.padEnd(24, '0')}${n}`)

export const VALUES: { readonly [T in Exclude<PropertyType, 'catalog' | 'array'>]: readonly Json[] } = {
  string: [...TEXTS, ...LONG, ...CONVERTIBLE],
  integer: [0, 1, 2, 3, 7, 10, -1, -7, 9_007_199_254_740_991],
  number: [0, 1, 0.5, -0.5, 0.1, 1.5, 2.5, -2.5, 1e15, 1e200, 1e-200],
  boolean: [true, false],
  date: ['2026-01-31', '2026-11-21', '2024-02-29', '1999-12-31', '0001-01-01', '9999-12-31'],
  time: ['09:30:00', '00:00:00', '23:59:59', '10:00:00'],
  datetime: [
    '2026-11-21T09:30:00.000Z',
    '2026-11-21T09:30:00.001Z',
    '2024-02-29T23:59:59.999Z',
    '2026-01-02T03:04:05.000Z',
    '0001-01-01T00:00:00.000Z',
  ],
  uri: ['https://a.example/', 'mailto:a@b.example', 'https://example.com/%20'],
  file: FILE_IDS,
}

/** Values the property takes; none for references. */
export function valuesOf(property: Property): Json[] {
  if (property.type === 'catalog' || property.type === 'array') return []
  const pool = 'options' in property && property.options ? property.options.map(({ value }) => value) : []
  return (pool.length > 0 ? pool : VALUES[property.type]).filter((value) => checkValue(property, value) === null)
}
