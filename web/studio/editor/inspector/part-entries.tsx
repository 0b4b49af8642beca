import type { ValueField } from '#domain/controls/control.ts'
import type { Json } from '#domain/lib/json.ts'
import { EntryRow } from './entry-row.tsx'
import type { InputPlace } from './input.ts'

type Props<Part extends object> = {
  /** The entries to show, in order. */
  fields: { readonly [Name in keyof Part & string]?: ValueField }
  /** What people call them. */
  labels: { readonly [Name in keyof Part & string]?: string }
  part: Part
  place: InputPlace
  onChange: (part: Part) => void
}

/** What is set of one part of a list: each a value or an expression. An entry set back to its default is left out. */
export const PartEntries = <Part extends object>({ fields, labels, part, place, onChange }: Props<Part>) => (
  <>
    {Object.entries<ValueField | undefined>(fields).map(([name, field]) => {
      const held = part as { readonly [name: string]: Json | undefined }
      const { [name]: _, ...rest } = held
      return (
        field && (
          <EntryRow
            key={name}
            name={name}
            label={(labels as { readonly [name: string]: string | undefined })[name]}
            field={field}
            value={held[name]}
            place={place}
            // The entry's input writes what its schema takes (`rows.ts`).
            onChange={(value) => onChange((value === undefined ? rest : { ...rest, [name]: value }) as Part)}
          />
        )
      )
    })}
  </>
)

/** Words of a part as a list shows them: an expression as it is written. */
export const wordsOf = (words: string | { readonly fx: string } | undefined): string =>
  typeof words === 'object' ? words.fx : (words ?? '')
