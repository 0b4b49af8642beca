import { useSignal } from '@preact/signals'
import { act } from 'preact/test-utils'
import { describe, expect, test } from 'vitest'
import { Button } from './button.tsx'
import { confirm, ConfirmHost } from './confirm.tsx'
import { Dialog } from './dialog.tsx'
import { SidePanel } from './side-panel.tsx'
import { allByRole, byRole, click, descriptionOf, draw, focus, press, settle, type } from './testing/screen.ts'

function Opener({ what }: { what: 'dialog' | 'panel' }) {
  const open = useSignal(false)
  const close = () => (open.value = false)
  return (
    <>
      <Button onClick={() => (open.value = true)}>Open</Button>
      {open.value && what === 'dialog' && (
        <Dialog title="New page" lead="It shows records" onClose={close} closable>
          <p>Body</p>
        </Dialog>
      )}
      {open.value && what === 'panel' && (
        <SidePanel title="INV-1" onClose={close}>
          <p>Facts</p>
        </SidePanel>
      )}
    </>
  )
}

describe('Dialog', () => {
  test('is modal, named and described, closes by its cross and gives the focus back', async () => {
    await draw(<Opener what="dialog" />)
    const opener = byRole('button', 'Open')
    focus(opener)
    click(opener)
    const dialog = byRole<HTMLDialogElement>('dialog', 'New page')
    expect(dialog.open).toBe(true)
    expect(descriptionOf(dialog)).toBe('It shows records')
    click(byRole('button', 'Close'))
    expect(allByRole('dialog')).toEqual([])
    expect(document.activeElement).toBe(opener)
  })

  test('leaves closing by Esc to its owner', async () => {
    await draw(<Opener what="dialog" />)
    click(byRole('button', 'Open'))
    const event = new Event('cancel', { cancelable: true })
    void act(() => {
      byRole('dialog').dispatchEvent(event)
    })
    expect(event.defaultPrevented).toBe(true)
    expect(allByRole('dialog')).toEqual([])
  })
})

describe('SidePanel', () => {
  test('takes the focus, closes by Esc, gives it back', async () => {
    await draw(<Opener what="panel" />)
    focus(byRole('button', 'Open'))
    click(byRole('button', 'Open'))
    expect(document.activeElement).toBe(byRole('complementary', 'INV-1'))
    press('Escape')
    expect(allByRole('complementary')).toEqual([])
    expect(document.activeElement).toBe(byRole('button', 'Open'))
  })
})

describe('confirm', () => {
  const decision = {
    title: 'Remove Fax number?',
    loss: '2,914 invoices have a value.',
    act: 'Remove property',
    keep: 'Keep it',
  }

  test('names the loss and answers by the button pressed', async () => {
    await draw(<ConfirmHost />)
    const first = confirm(decision)
    await settle()
    expect(descriptionOf(byRole('alertdialog', 'Remove Fax number?'))).toBe('2,914 invoices have a value.')
    click(byRole('button', 'Remove property'))
    expect(await first).toBe(true)
    const second = confirm(decision)
    await settle()
    click(byRole('button', 'Keep it'))
    expect(await second).toBe(false)
    expect(allByRole('alertdialog')).toEqual([])
  })

  test('what cannot be brought back wants its word', async () => {
    await draw(<ConfirmHost />)
    const answer = confirm({ ...decision, typeToConfirm: 'fax' })
    await settle()
    click(byRole('button', 'Remove property'))
    expect(allByRole('alertdialog')).toHaveLength(1)
    type(byRole('textbox', 'Type “fax” to go on'), ' fax ')
    click(byRole('button', 'Remove property'))
    expect(await answer).toBe(true)
  })

  test('two questions are asked one after the other', async () => {
    await draw(<ConfirmHost />)
    const answers = Promise.all([confirm(decision), confirm({ ...decision, title: 'Remove Note?' })])
    await settle()
    click(byRole('button', 'Keep it'))
    expect(allByRole('alertdialog', 'Remove Note?')).toHaveLength(1)
    click(byRole('button', 'Remove property'))
    expect(await answers).toEqual([false, true])
  })
})
