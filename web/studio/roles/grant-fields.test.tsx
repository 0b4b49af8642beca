import { useSignal } from '@preact/signals'
import { expect, test } from 'vitest'
import type { Role } from '#domain/auth/roles.ts'
import type { Model } from '#domain/components/model.ts'
import { allByRole, byRole, click, draw, nameOf } from '#web/ui/testing/screen.ts'
import { GrantFields, isLimited } from './grant-fields.tsx'

const MODEL: Model = {
  properties: {
    total_a: { id: 'total_a', name: 'total', title: 'Total', order: 'a0', type: 'number' },
    salary_a: { id: 'salary_a', name: 'salary', title: 'Salary', order: 'a1', type: 'number' },
  },
  keys: {},
  nameFrom: null,
}
type Grants = Role['components'][string]

let grants: Grants
function Live({ given }: { given: Grants }) {
  const held = useSignal(given)
  grants = held.value
  return (
    <GrantFields
      title="Staff"
      model={MODEL}
      grants={held.value}
      readOnly={false}
      onChange={(action, fields) => {
        const { fields: _, ...rest } = held.value[action] ?? {}
        held.value = { ...held.value, [action]: fields ? { ...rest, fields: [...fields] } : rest }
      }}
    />
  )
}

test('an act that is not granted has no properties to choose, and deleting never has', async () => {
  await draw(<Live given={{ read: {}, delete: {} }} />)
  expect(allByRole('group').map(nameOf)).toEqual(['Staff: Reads'])
})

test('limiting begins with every property, taking away is a press, and all is all again', async () => {
  await draw(<Live given={{ read: { rule: 'total > 1.0' } }} />)
  expect(isLimited(grants)).toBe(false)
  click(byRole('checkbox', 'All properties'))
  await Promise.resolve()
  expect(grants.read).toEqual({ rule: 'total > 1.0', fields: ['total_a', 'salary_a'] })
  click(byRole('button', 'Remove Salary'))
  await Promise.resolve()
  expect(grants.read?.fields).toEqual(['total_a'])
  expect(isLimited(grants)).toBe(true)
  click(byRole('checkbox', 'All properties'))
  await Promise.resolve()
  expect(grants.read).toEqual({ rule: 'total > 1.0' })
})

test('a property that is gone is told as such and can be taken away', async () => {
  await draw(<Live given={{ update: { fields: ['total_a', 'old_x'] } }} />)
  click(byRole('button', 'Remove Gone: old_x'))
  await Promise.resolve()
  expect(grants.update?.fields).toEqual(['total_a'])
})
