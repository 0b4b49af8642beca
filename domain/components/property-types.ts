import type { PropertyKind, PropertyType } from './property.ts'
import { array } from './properties/array.ts'
import { boolean } from './properties/boolean.ts'
import { catalog } from './properties/catalog.ts'
import { date } from './properties/date.ts'
import { datetime } from './properties/datetime.ts'
import { file } from './properties/file.ts'
import { integer } from './properties/integer.ts'
import { number } from './properties/number.ts'
import { string } from './properties/string.ts'
import { time } from './properties/time.ts'
import { uri } from './properties/uri.ts'

/** Every property type there is. Adding one is a file beside the others, an entry here, and what no longer compiles. */
export const PROPERTY_KINDS = {
  string,
  integer,
  number,
  boolean,
  date,
  time,
  datetime,
  uri,
  file,
  catalog,
  array,
} satisfies { [Type in PropertyType]: PropertyKind<Type, never> | { readonly type: Type } }
