import type { Step, Workflow } from '#domain/workflows/definition.ts'
import type { Slot } from '#domain/workflows/step.ts'
import type { Messages } from './messages/en.ts'

/** A step as people call it: by its title, else by what it does. */
export const stepTitle = ({ title, kind }: Pick<Step, 'title' | 'kind'>, t: Messages): string =>
  title === '' ? t.kinds[kind] : title

/** A way on of a step: by its own title, else by what it is. */
export const slotTitle = ({ id, title }: Slot, t: Messages): string =>
  title !== undefined && title !== '' ? title : (t.slots[id] ?? id)

/** Words for an entry of a kind. */
export const fieldLabel = (kind: string, name: string, t: Messages): string =>
  t.fields[`${kind}.${name}`] ?? t.fields[name] ?? name

/** A stage's title. */
export const stageTitle = ({ stages }: Pick<Workflow, 'stages'>, id: string): string => stages[id]?.title ?? ''
