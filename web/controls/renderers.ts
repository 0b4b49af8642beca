import type { ControlKind } from '#domain/controls/control.ts'
import { renderer as button } from './button.tsx'
import { renderer as checkbox } from './checkbox.tsx'
import { renderer as confirmation } from './confirmation.tsx'
import { knowIcons } from './command-icon.ts'
import { COMMAND_ICONS } from './command-icons.ts'
import { renderer as dataGrid } from './data-grid.tsx'
import { renderer as date } from './date.tsx'
import { renderer as dateTime } from './date-time.tsx'
import { renderer as file } from './file.tsx'
import { renderer as grid } from './grid.tsx'
import { renderer as hyperlink } from './hyperlink.tsx'
import { renderer as image } from './image.tsx'
import { renderer as label } from './label.tsx'
import { renderer as multiselect } from './multiselect.tsx'
import { renderer as number } from './number.tsx'
import { renderer as panel } from './panel.tsx'
import { renderer as password } from './password.tsx'
import { renderer as radio } from './radio.tsx'
import type { Renderer } from './renderer.ts'
import { renderer as select } from './select.tsx'
import { renderer as switchControl } from './switch.tsx'
import { renderer as tabs } from './tabs.tsx'
import { renderer as textArea } from './text-area.tsx'
import { renderer as textField } from './text-field.tsx'
import { renderer as time } from './time.tsx'

/** The looks of all kinds at once: for the server, where nothing is downloaded, and for Studio's canvas. */
export const RENDERERS: { readonly [Kind in ControlKind]: Renderer } = {
  panel,
  grid,
  tabs,
  label,
  image,
  hyperlink,
  button,
  'text-field': textField,
  'text-area': textArea,
  password,
  number,
  checkbox,
  switch: switchControl,
  select,
  multiselect,
  radio,
  date,
  time,
  'date-time': dateTime,
  file,
  'data-grid': dataGrid,
  confirmation,
}

knowIcons(COMMAND_ICONS)
