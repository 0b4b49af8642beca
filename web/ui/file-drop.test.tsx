import { act } from 'preact/test-utils'
import { expect, test, vi } from 'vitest'
import { FileDrop } from './file-drop.tsx'
import { byRole, draw } from './testing/screen.ts'

const pdf = new File(['%PDF'], 'a.pdf', { type: 'application/pdf' })
const png = new File(['png'], 'b.png', { type: 'image/png' })

const zone = () => document.querySelector('.drop')
const drop = (files: readonly File[]) => {
  const event = new Event('drop', { bubbles: true, cancelable: true })
  Object.assign(event, { dataTransfer: { files } })
  void act(() => {
    zone()?.dispatchEvent(event)
  })
  return event
}

test('takes what is dropped, one file unless it may be many', async () => {
  const heard = vi.fn()
  const redraw = await draw(<FileDrop onFiles={heard} />)
  expect(drop([pdf, png]).defaultPrevented).toBe(true)
  expect(heard).toHaveBeenLastCalledWith([pdf])
  redraw(<FileDrop onFiles={heard} multiple />)
  drop([pdf, png])
  expect(heard).toHaveBeenLastCalledWith([pdf, png])
})

test('turned off it takes nothing, and the page does not open the file instead', async () => {
  const heard = vi.fn()
  await draw(<FileDrop onFiles={heard} disabled />)
  expect(drop([pdf]).defaultPrevented).toBe(true)
  expect(heard).not.toHaveBeenCalled()
})

test('shows it is a place to drop while something is held over it', async () => {
  await draw(<FileDrop onFiles={() => {}} />)
  const tell = (name: string) =>
    void act(() => {
      zone()?.dispatchEvent(new Event(name, { bubbles: true, cancelable: true }))
    })
  tell('dragenter')
  tell('dragenter')
  tell('dragleave')
  expect(zone()?.classList.contains('is-over')).toBe(true)
  tell('dragleave')
  expect(zone()?.classList.contains('is-over')).toBe(false)
})

test('tells how far each file is', async () => {
  await draw(<FileDrop onFiles={() => {}} uploads={[{ name: 'a.pdf', share: 0.5 }]} />)
  expect(byRole('progressbar', 'Uploading a.pdf').getAttribute('aria-valuenow')).toBe('50')
})
