import { pluralIn } from '#web/ui/messages/plural.ts'

const plural = pluralIn('en')

/** What forms say about saving, conflicts and files. */
export const en = {
  save: 'Save',
  discard: 'Discard',
  changed: (count: number) =>
    plural(count, { one: '# field changed, not saved', other: '# fields changed, not saved' }),
  notSaved: (count: number) =>
    plural(count, { one: 'Not saved yet. # field needs a look:', other: 'Not saved yet. # fields need a look:' }),
  saveFailed: 'Not saved.',
  offline: 'No connection. Nothing is lost: save again when you are back online.',
  conflictTitle: 'Someone else saved this record first',
  conflictLead: (when: string, by: string | null) =>
    `Saved ${when}${by === null ? '' : ` by ${by}`}. Choose what holds for each field both of you changed.`,
  conflictNone: 'You changed different fields: both are kept.',
  mine: 'Mine',
  theirs: 'Theirs',
  goOn: 'Go on with these values',
  reloadTheirs: 'Take theirs',
  notAFile: 'This file type is not allowed.',
  tooLarge: (max: string) => `At most ${max}.`,
  fileLimit: (types: string, max: string) => [types, max === '' ? '' : `up to ${max}`].filter(Boolean).join(', '),
  stopUpload: (name: string) => `Stop uploading ${name}`,
  removeFile: (name: string) => `Remove ${name}`,
  uploadFailed: (name: string) => `${name} was not uploaded.`,
  uploadFirst: 'Wait until the file is uploaded.',
}
export type Messages = typeof en
