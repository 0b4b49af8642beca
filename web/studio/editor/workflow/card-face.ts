import type { Problem } from '#domain/lib/problem.ts'
import type { Json } from '#domain/lib/json.ts'
import type { Step, Workflow } from '#domain/workflows/definition.ts'
import type { Span } from '#domain/workflows/duration.ts'
import type { People } from '#domain/workflows/parts.ts'
import { STEPS, withDefaults } from '#domain/workflows/registry.ts'
import type { StepDefinition, StepKind } from '#domain/workflows/step.ts'
import type { CardFace } from '../../graph/scene.ts'
import type { Messages } from './messages/en.ts'
import { fieldLabel, slotTitle, stageTitle, stepTitle } from './steps-text.ts'

/** What cards need to know beside their step. */
export type FaceNames = {
  readonly workflow: Workflow
  readonly t: Messages
  readonly role: (id: string) => string
  readonly property: (id: string) => string
  readonly workflowTitle: (id: string) => string
  readonly problemText: (problem: Problem) => string
}

const TONES: { readonly [Group in StepDefinition['group']]: CardFace['tone'] } = {
  people: 'ask',
  records: 'data',
  systems: 'out',
  flow: 'plain',
  time: 'time',
  end: 'plain',
}

/** Who is outside of the machine wears the colour of what goes out. */
const toneOf = (kind: StepKind): CardFace['tone'] => (kind === 'notify' ? 'out' : TONES[STEPS[kind].group])

const text = (value: Json | undefined): string => (typeof value === 'string' ? value.trim() : '')

type Detail = { readonly words: string; readonly code?: boolean }

function people(value: Json | undefined, { t, role }: FaceNames, words: (names: string) => string): Detail {
  const { users, roles = [] } = (value ?? {}) as unknown as People
  if (users !== undefined && users.trim() !== '') return { words: users, code: true }
  return { words: roles.length === 0 ? t.summary.nobody : words(roles.map(role).join(', ')) }
}

const spanText = (value: Json | undefined, t: Messages): string => {
  const { amount, unit } = value as unknown as Span
  return t.span[unit](amount)
}

/** What a step does with what was set, in a line. */
function detailOf(step: Step, names: FaceNames): Detail {
  const { t, workflow, property, workflowTitle } = names
  const config = withDefaults(step)
  const of = (name: string) => text(config[name])
  const expression = (name: string): Detail =>
    of(name) === '' ? { words: t.summary.notSet } : { words: of(name), code: true }
  const keys = (name: string) => Object.keys((config[name] ?? {}) as object)
  const orNotSet = (words: string): Detail => ({ words: words === '' ? t.summary.notSet : words })
  switch (step.kind) {
    case 'ask':
      return people(config['people'], names, t.summary.role)
    case 'notify':
      return of('subject') === '' ? people(config['people'], names, t.summary.toRole) : { words: of('subject') }
    case 'update-record': {
      const set = keys('values').map(property)
      return { words: set.length === 0 ? t.summary.noFields : t.summary.fields(set.join(', ')) }
    }
    case 'call':
      return orNotSet(of('url') === '' ? '' : `${of('method')} ${of('url')}`)
    case 'workflow':
      return orNotSet(of('workflow') === '' ? '' : workflowTitle(of('workflow')))
    case 'set':
      return orNotSet(keys('values').join(', '))
    case 'if':
      return expression('condition')
    case 'switch':
      return expression('value')
    case 'parallel':
      return { words: t.summary.goesOnAfter(t.choices[`until.${of('until')}`] ?? '') }
    case 'each':
      return of('items') === '' ? { words: t.summary.notSet } : { words: of('items'), code: true }
    case 'wait':
      if (of('for') === 'event') return orNotSet(of('event') === '' ? '' : t.summary.event(of('event')))
      if (of('for') === 'instant') return expression('until')
      return orNotSet(config['span'] ? spanText(config['span'], t) : '')
    case 'go':
      return orNotSet(of('stage') === '' ? '' : t.summary.toStage(stageTitle(workflow, of('stage'))))
    case 'finish':
      return { words: t.summary.ends }
    case 'fail':
      return orNotSet(of('message'))
    case 'reset':
      return { words: t.summary.reset }
  }
}

/** Worth knowing at a glance: what happens when nobody answers in time. */
function lateNote({ kind, config }: Step, t: Messages): CardFace['note'] {
  if (kind !== 'ask' || !config['deadline']) return undefined
  const late = text(config['late']) || 'fail'
  return { tone: 'quiet', text: t.summary.late(spanText(config['deadline'], t), t.choices[`late.${late}`] ?? '') }
}

/** What is wrong, with the entry it is about where the words do not say so themselves. */
function noteText(
  { kind }: Step,
  { path: [, , , , part, name], ...problem }: Problem,
  { t, problemText }: FaceNames,
): string {
  const words = problemText({ ...problem, path: [] })
  const speaks = problem.range !== undefined || problem.code.startsWith('expression_') || problem.severity === 'warning'
  return part === 'config' && name !== undefined && !speaks ? `${fieldLabel(kind, name, t)}: ${words}` : words
}

/** A step as its card shows it. */
export function faceOf(step: Step, problems: readonly Problem[], names: FaceNames): CardFace {
  const { t } = names
  const { words, code } = detailOf(step, names)
  const worst = problems.find(({ severity }) => severity === 'error') ?? problems[0]
  const tone = worst?.severity === 'error' ? 'danger' : 'warning'
  const note: CardFace['note'] = worst
    ? { tone, text: noteText(step, worst, names), fix: t.place.fixes[worst.code] ?? t.place.fix }
    : lateNote(step, t)
  const ways = STEPS[step.kind].slots(step.config)
  const framed = step.kind === 'parallel' || step.kind === 'each'
  return {
    icon: STEPS[step.kind].icon,
    kind: t.kinds[step.kind],
    title: stepTitle(step, t),
    detail: words,
    ...(code ? { code } : {}),
    tone: toneOf(step.kind),
    ...(framed ? {} : { foot: ways.map((slot) => ({ id: slot.id, title: slotTitle(slot, t) })) }),
    ...(note ? { note } : {}),
    ...(worst ? { flag: tone } : {}),
  }
}
