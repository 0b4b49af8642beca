import { copyIcon, trashIcon } from '#web/ui/icons.ts'
import type { MenuItem } from '#web/ui/menu-list.tsx'
import type { EditorModel } from '../editor-model.ts'
import type { EditorActs } from '../frame/editor-acts.ts'
import { messages } from '../messages.ts'

/** What can be done with the selected controls; the keys do the same. */
export function controlMenu(model: EditorModel, acts: EditorActs): MenuItem[] {
  const { tree, clipboard } = { tree: messages.t.tree, clipboard: model.clipboard.peek() }
  const inside = model.selected.peek()[0]?.parent ?? null
  return [
    { id: 'cut', label: tree.cut, keys: 'Mod+X', run: model.cut },
    { id: 'copy', label: tree.copy, icon: copyIcon, keys: 'Mod+C', run: acts.copy },
    { id: 'paste', label: tree.paste, keys: 'Mod+V', disabled: clipboard === null && tree.paste, run: model.paste },
    { id: 'duplicate', label: tree.duplicate, keys: 'Mod+D', run: model.duplicate },
    { separator: true },
    { id: 'move', label: tree.moveMode, keys: 'M', run: acts.startMoving },
    { id: 'wrap', label: tree.wrap, keys: 'Mod+G', run: acts.wrap },
    {
      id: 'parent',
      label: tree.selectParent,
      keys: 'Escape',
      disabled: inside === null && tree.selectParent,
      run: model.selectParent,
    },
    { separator: true },
    { id: 'remove', label: tree.remove, icon: trashIcon, tone: 'danger', keys: 'Delete', run: model.removeSelected },
  ]
}
