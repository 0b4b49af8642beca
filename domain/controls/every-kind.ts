import type { ControlKind, ControlDefinition } from './control.ts'
import { button } from './kinds/button.ts'
import { checkbox } from './kinds/checkbox.ts'
import { confirmation } from './kinds/confirmation.ts'
import { dataGrid } from './kinds/data-grid.ts'
import { date } from './kinds/date.ts'
import { dateTime } from './kinds/date-time.ts'
import { file } from './kinds/file.ts'
import { grid } from './kinds/grid.ts'
import { hyperlink } from './kinds/hyperlink.ts'
import { image } from './kinds/image.ts'
import { label } from './kinds/label.ts'
import { multiselect } from './kinds/multiselect.ts'
import { number } from './kinds/number.ts'
import { panel } from './kinds/panel.ts'
import { password } from './kinds/password.ts'
import { radio } from './kinds/radio.ts'
import { select } from './kinds/select.ts'
import { switchControl } from './kinds/switch.ts'
import { tabs } from './kinds/tabs.ts'
import { textArea } from './kinds/text-area.ts'
import { textField } from './kinds/text-field.ts'
import { time } from './kinds/time.ts'

/** What is known of every control kind, without the schemas: pages that work out expressions read it too. */
export const EVERY_KIND = {
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
} as const satisfies { readonly [Kind in ControlKind]: Omit<ControlDefinition<Kind>, 'config'> }
