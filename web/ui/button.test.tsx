import { describe, expect, test, vi } from 'vitest'
import { Button } from './button.tsx'
import { IconButton } from './icon-button.tsx'
import { plusIcon } from './icons.ts'
import { byRole, click, draw } from './testing/screen.ts'

describe('Button', () => {
  test('acts, and submits nothing by itself', async () => {
    const act = vi.fn()
    await draw(<Button onClick={act}>Publish</Button>)
    const button = byRole<HTMLButtonElement>('button', 'Publish')
    click(button)
    expect(act).toHaveBeenCalledOnce()
    expect(button.type).toBe('button')
  })

  test('turned off it says why, can be reached, and does nothing', async () => {
    const act = vi.fn()
    await draw(
      <Button disabled="Nothing was changed" onClick={act}>
        Save
      </Button>,
    )
    const button = byRole<HTMLButtonElement>('button', 'Save')
    click(button)
    expect(act).not.toHaveBeenCalled()
    expect(button.getAttribute('aria-disabled')).toBe('true')
    expect(button.title).toBe('Nothing was changed')
    expect(button.disabled).toBe(false)
  })

  test('takes no second press while it works', async () => {
    const act = vi.fn()
    await draw(
      <Button busy onClick={act}>
        Saving
      </Button>,
    )
    click(byRole('button', 'Saving'))
    expect(act).not.toHaveBeenCalled()
    expect(byRole('button').getAttribute('aria-busy')).toBe('true')
  })
})

describe('IconButton', () => {
  test('is named by what it does and shows its key', async () => {
    await draw(<IconButton icon={plusIcon} label="Add page" keys={['N']} pressed />)
    const button = byRole<HTMLButtonElement>('button', 'Add page')
    expect(button.title).toBe('Add page (N)')
    expect(button.getAttribute('aria-pressed')).toBe('true')
  })
})
