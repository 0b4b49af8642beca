import { expect, it } from 'vitest'
import { draw } from '#web/ui/testing/screen.ts'
import { InTheWay } from './in-the-way.tsx'

const rows = ['A-1', 'A-2'].map((name) => ({ id: name, name, value: null }))

it('says how many rows stand in the way beside the ones it lists', async () => {
  await draw(<InTheWay change={{ rows, params: { blocked: 10_000 } }} />)
  expect(document.body.textContent).toBe('In the way, 2 of 10,000: A-1, A-2')
})

it('names all of them where there are no more', async () => {
  await draw(<InTheWay change={{ rows, params: { blocked: 2 } }} />)
  expect(document.body.textContent).toBe('In the way: A-1, A-2')
})

it('says nothing where there are none', async () => {
  await draw(<InTheWay change={{ params: {} }} />)
  expect(document.body.textContent).toBe('')
})
