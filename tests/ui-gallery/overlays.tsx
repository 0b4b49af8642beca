import { useSignal } from '@preact/signals'
import { Button } from '#web/ui/button.tsx'
import { CommandPalette } from '#web/ui/command-palette.tsx'
import { confirm } from '#web/ui/confirm.tsx'
import { openContextMenu } from '#web/ui/context-menu.tsx'
import { Dialog } from '#web/ui/dialog.tsx'
import { Field } from '#web/ui/field.tsx'
import { IconButton } from '#web/ui/icon-button.tsx'
import { containerIcon, copyIcon, downIcon, invoiceIcon, movetoIcon, trashIcon, undoIcon } from '#web/ui/icons.ts'
import { MenuButton } from '#web/ui/menu-button.tsx'
import type { MenuItem } from '#web/ui/menu-list.tsx'
import { Select } from '#web/ui/select.tsx'
import { SidePanel } from '#web/ui/side-panel.tsx'
import { toast } from '#web/ui/toast.tsx'
import { Tooltip } from '#web/ui/tooltip.tsx'
import { Sheet } from './sheet.tsx'

export function Overlays() {
  const said = useSignal('nothing yet')
  const open = useSignal<'no' | 'dialog' | 'panel' | 'palette'>('no')
  const close = () => (open.value = 'no')
  const say = (text: string) => () => (said.value = text)
  const items: readonly MenuItem[] = [
    { id: 'duplicate', label: 'Duplicate', icon: copyIcon, keys: 'Mod+D', run: say('duplicated') },
    { id: 'wrap', label: 'Wrap in group', icon: containerIcon, run: say('wrapped') },
    { id: 'move', label: 'Move with keys', icon: movetoIcon, keys: 'M', run: say('moved') },
    { separator: true },
    { id: 'remove', label: 'Remove', icon: trashIcon, keys: 'Delete', tone: 'danger', run: say('removed') },
  ]
  return (
    <Sheet title="Menu, tooltip, dialog, toast">
      <output>{said.value}</output>
      <div class="wrap">
        <MenuButton label="Control" items={items}>
          {(trigger) => (
            <Button {...trigger} iconAfter={downIcon}>
              Menu
            </Button>
          )}
        </MenuButton>
        <Button onContextMenu={(event) => openContextMenu(event, 'Control', items)}>Right press</Button>
        <Tooltip text="Undo: moved Due date" keys="Mod+Z">
          <IconButton icon={undoIcon} label="Undo" />
        </Tooltip>
        <Button onClick={() => toast({ text: 'Fax number removed', action: { label: 'Undo', run: say('undone') } })}>
          Toast
        </Button>
        <Button
          onClick={async () => {
            const yes = await confirm({
              title: 'Remove Fax number?',
              loss: '2,914 invoices have a value. It is set aside for 30 days, so a rollback brings it back.',
              act: 'Remove property',
              keep: 'Keep it',
              typeToConfirm: 'fax',
            })
            said.value = yes ? 'gone' : 'kept'
          }}
        >
          Decide
        </Button>
        <Button onClick={() => (open.value = 'dialog')}>Dialog</Button>
        <Button onClick={() => (open.value = 'panel')}>Panel</Button>
        <Button onClick={() => (open.value = 'palette')}>Palette</Button>
      </div>
      {open.value === 'dialog' && (
        <Dialog
          title="New page"
          lead="A page shows records of one component."
          onClose={close}
          closable
          footer={
            <Button kind="primary" onClick={close}>
              Create page
            </Button>
          }
        >
          <Field label="Kind">
            {(wiring) => <Select {...wiring} value="form" options={[{ value: 'form', label: 'Form' }]} />}
          </Field>
        </Dialog>
      )}
      {open.value === 'panel' && (
        <SidePanel title="INV-2026-0421" onClose={close}>
          <p>Bergmann & Söhne</p>
        </SidePanel>
      )}
      {open.value === 'palette' && (
        <CommandPalette
          onClose={close}
          commands={[
            {
              id: 'a',
              group: 'Pages',
              label: 'Invoice form',
              icon: invoiceIcon,
              hint: 'Invoices',
              run: say('opened form'),
            },
            {
              id: 'b',
              group: 'Pages',
              label: 'Invoice list',
              icon: invoiceIcon,
              hint: 'Invoices',
              run: say('opened list'),
            },
            { id: 'c', group: 'Commands', label: 'Publish', keys: 'Mod+Shift+P', run: say('published') },
          ]}
        />
      )}
    </Sheet>
  )
}
