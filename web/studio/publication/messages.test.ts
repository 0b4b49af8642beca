import { expect, it } from 'vitest'
import { de } from './messages/de.ts'
import { en } from './messages/en.ts'
import { es } from './messages/es.ts'
import { fr } from './messages/fr.ts'
import { pt } from './messages/pt.ts'

it.each(Object.entries({ de, en, es, fr, pt }))('tells in %s how many rows a change takes values from', (_, t) => {
  for (const kind of ['table_set_aside', 'property_set_aside', 'type_changed'] as const)
    expect(t.changes[kind]({ lost: 1_234 })).toMatch(/, 1\D?234 \p{L}+/u)
})

it('speaks of rows only where there are some', () => {
  expect(en.changes.property_set_aside({})).toBe('removed, set aside')
  expect(en.changes.property_set_aside({ lost: 2 })).toBe('removed, 2 rows with a value, set aside')
  expect(es.changes.property_revived({})).toBe('de vuelta')
})
