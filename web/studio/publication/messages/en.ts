import type { PropertyType } from '#domain/components/property.ts'
import type { PlannedChange } from '#domain/publications/plan.ts'
import type { Stage } from '#domain/publications/progress.ts'
import { pluralIn } from '#web/ui/messages/plural.ts'
import { types } from '../../messages/types/en.ts'

const plural = pluralIn('en')
/** How many rows, and what of them; nothing where there are none. */
const rows = (params: PlannedChange['params'], what = '') => {
  const n = Number(params['rows'] ?? params['lost'] ?? 0)
  return n === 0 ? '' : `${plural(n, { one: ', # row', other: ', # rows' })}${what}`
}

/** A type as the editor calls it. */
const typeName = (name: string | number | undefined) => types[name as PropertyType] ?? name ?? ''

const changes: { readonly [Kind in PlannedChange['kind']]: (params: PlannedChange['params']) => string } = {
  table_added: () => 'new table',
  table_set_aside: (p) => `removed${rows(p)}, set aside`,
  table_renamed: (p) => `renamed from ${p['from'] ?? ''}`,
  property_added: (p) => `new, ${typeName(p['type'])}`,
  property_set_aside: (p) => `removed${rows(p, ' with a value')}, set aside`,
  property_revived: (p) => `back again${rows(p, ' keep their value')}`,
  property_renamed: (p) => `renamed from ${p['from'] ?? ''}, every row keeps its value`,
  type_changed: (p) => `${typeName(p['from'])} becomes ${typeName(p['to'])}${rows(p)}`,
  required_added: () => 'now required',
  required_removed: () => 'no longer required',
  constraint_changed: () => 'limits changed',
  options_changed: () => 'options changed',
  unique_added: () => 'no two records may share a value',
  unique_removed: () => 'records may share a value',
  index_added: () => 'index for filters and sorting',
  index_removed: () => 'index no longer needed',
  relation_changed: () => 'refers to another component',
}

const stages: { readonly [Name in Stage]: string } = {
  lock: 'Freeze drafts',
  validate: 'Check',
  plan: 'Compare with the tables',
  store: 'Store release',
  index: 'Build indexes',
  migrate: 'Change the tables',
  switch: 'Move Live',
}

export const en = {
  title: 'Publish',
  release: (n: number) => `Release ${n}`,
  rollbackTo: (n: number) => `Back to release ${n}`,
  chosen: 'What to publish',
  nothing: 'Everything is live',
  nothingHelp: 'Change a component or a site and come back.',
  openComponents: 'Go to components',
  summary: (tables: number, documents: number) =>
    `${plural(tables, { one: '# change to the tables', other: '# changes to the tables' })}, ${plural(documents, { one: '# document', other: '# documents' })}.`,
  loses: (n: number) =>
    plural(n, { one: 'One change loses data and needs your word.', other: '# changes lose data and need your word.' }),
  blocked: (n: number) => plural(n, { one: 'One change cannot be made yet.', other: '# changes cannot be made yet.' }),
  live: 'Live',
  next: 'Next',
  none: 'None yet',
  tables: 'Changes to the tables',
  noTables: 'No table changes.',
  changes,
  safety: { safe: 'Safe', loses: 'Loses data', blocked: 'Blocked' },
  safeCount: (n: number) => plural(n, { one: '# safe', other: '# safe' }),
  losesCount: (n: number) => plural(n, { one: '# loses data', other: '# lose data' }),
  blockedCount: (n: number) => plural(n, { one: '# blocked', other: '# blocked' }),
  aside: 'Values are set aside, not deleted: a rollback brings them back.',
  checked: 'I have checked this',
  inTheWay: 'In the way:',
  inTheWayOf: (shown: string, all: string) => `In the way, ${shown} of ${all}:`,
  documents: 'Documents',
  documentChange: { added: 'new', changed: 'changed', removed: 'removed' },
  depends: 'What depends on this',
  noDependents: 'Nothing else refers to it.',
  dependentState: { unchanged: 'Checked, no change', changed: 'Changes with it', broken: 'Would break' },
  problems: 'Problems',
  note: 'Note',
  noteHelp: 'What changed, for the history.',
  publish: 'Publish',
  rollback: 'Roll back',
  publishing: 'Publishing',
  rollingBack: 'Rolling back',
  undoing: 'Undoing',
  stages,
  ofCount: (done: number, of: number) => `${done} of ${of}`,
  nothingYet: 'Nothing is live until the last step.',
  stop: 'Stop and undo',
  done: (n: number | undefined) => (n === undefined ? 'Done' : `Release ${n} is live`),
  undone: 'Undone. Live is as it was.',
  stopped: 'Stopped and undone. Live is as it was.',
  openWorkplace: 'Open Workplace',
  planAgain: 'Look again',
  planChanged: 'Someone changed a draft meanwhile. This is the plan now.',
  running: 'Another publication is running. Wait for it to end.',
  releases: 'Releases',
  allPeople: 'All people',
  noReleases: 'No release yet',
  noReleasesHelp: 'The first publication makes release 1.',
  badge: { live: 'Live', rolled_back: 'Rolled back', publishing: 'Publishing' },
  rollBackToThis: 'Roll back to this',
  rollbackFoot: 'A rollback moves Live to that release. Rows stay as they are.',
  cancelRollback: 'Back to drafts',
  fixFirst: 'Solve the problems first',
  confirmFirst: 'Confirm the changes that lose data first',
  system: 'System',
}
export type Messages = typeof en
