import { Icon } from '#web/ui/icon.tsx'
import { searchIcon } from '#web/ui/icons.ts'
import { Kbd } from '#web/ui/kbd.tsx'
import { messages } from '../messages.ts'
import { paletteOpen } from './commands.ts'

/** Looks like a field and opens the palette: `Mod+K` for the pointer. */
export const SearchButton = () => (
  <button type="button" class="input search" onClick={() => (paletteOpen.value = true)}>
    <Icon drawing={searchIcon} />
    <span class="grow trunc" style={{ textAlign: 'start' }}>
      {messages.t.frame.find}
    </span>
    <Kbd keys="Mod+K" />
  </button>
)
