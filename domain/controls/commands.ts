import * as v from 'valibot'
import { back } from './commands/back.ts'
import type { CommandDefinition, CommandKind } from './commands/command.ts'
import { deleteRecord } from './commands/delete.ts'
import { open } from './commands/open.ts'
import { refresh } from './commands/refresh.ts'
import { save } from './commands/save.ts'
import { startWorkflow } from './commands/start-workflow.ts'

/** Every command there is, in the order the inspector offers them. */
export const COMMANDS = {
  save,
  open,
  back,
  refresh,
  delete: deleteRecord,
  'start-workflow': startWorkflow,
} as const satisfies {
  [Kind in CommandKind]: CommandDefinition<Kind>
}

/** What a button, a row or a column does. */
export const Command = v.variant('kind', [
  save.config,
  open.config,
  back.config,
  refresh.config,
  deleteRecord.config,
  startWorkflow.config,
])
export type Command = v.InferOutput<typeof Command>
export type CommandOf<Kind extends CommandKind> = Extract<Command, { kind: Kind }>
