import type { RunEvent } from '#domain/workflows/events.ts'
import type { Timeline, Turn } from '#domain/workflows/timeline.ts'
import { formatList } from '#web/ui/format/lists.ts'
import { messages } from '../messages.ts'
import { errorSentence } from '../run-words.ts'

/** What an event is told with. */
export type Told = {
  /** A step's title. */
  readonly step: (node: string) => string
  /** An answer's title. */
  readonly option: (node: string, option: string) => string
  readonly story: Timeline
}

export const EVENT_ICONS: { readonly [Type in RunEvent['type']]: string } = {
  'run.started': 'play',
  'run.admitted': 'arrow-right',
  'step.succeeded': 'check',
  'step.failed': 'error',
  'step.handed': 'moveto',
  'task.opened': 'ask',
  'task.answered': 'check',
  'task.assigned': 'users',
  'event.received': 'pulse',
  'timer.fired': 'clock',
  'run.paused': 'pause',
  'run.resumed': 'play',
  'run.cancelled': 'stop',
  'steps.retried': 'refresh',
  'step.skipped': 'skip',
  'run.moved': 'rocket',
  'run.forked': 'branch',
}

/** What happened, in a line. */
export function eventWords(event: RunEvent, turn: Turn | undefined, { step, option, story }: Told): string {
  const t = messages.t.log
  const at = (entry: number) => step(story.visit(entry)?.node ?? '')
  switch (event.type) {
    case 'run.started':
      return event.by && event.cause.by === 'user'
        ? t['run.started'](event.by.name)
        : t.startedAs(messages.t.cause[event.cause.by])
    case 'run.admitted':
      return t['run.admitted']
    case 'step.succeeded':
      return t['step.succeeded'](at(event.entry))
    case 'step.failed':
      return t['step.failed'](at(event.entry), errorSentence(event.error))
    case 'step.handed':
      return t['step.handed'](at(event.entry))
    case 'task.opened':
      return t['task.opened'](formatList(event.people.map(({ name }) => name)))
    case 'task.answered':
      return t['task.answered'](event.by.name, option(story.visit(event.task)?.node ?? '', event.option))
    case 'task.assigned':
      return t['task.assigned'](event.by.name, formatList(event.people.map(({ name }) => name)))
    case 'event.received':
      return t['event.received'](event.name)
    case 'timer.fired': {
      const nodes = new Set(turn?.trace.filter(({ what }) => what !== 'entered').map(({ node }) => step(node)))
      return nodes.size === 0 ? t['timer.fired'] : t.timeFor(formatList([...nodes].slice(0, 3)))
    }
    case 'run.paused':
    case 'run.resumed':
    case 'steps.retried':
    case 'run.moved':
    case 'run.forked':
      return t[event.type](event.by.name)
    case 'run.cancelled':
      return `${t['run.cancelled'](event.by?.name ?? messages.t.nobody)}${event.reason === '' ? '' : `: ${event.reason}`}`
    case 'step.skipped':
      return t['step.skipped'](event.by.name, at(event.entry))
  }
}

/** Whether an event is about one stay. */
export function isAbout(event: RunEvent, turn: Turn | undefined, entry: number): boolean {
  if ('entry' in event && event.type !== 'run.forked') return event.entry === entry
  if ('task' in event) return event.task === entry
  return turn?.trace.some((trace) => trace.entry === entry) ?? false
}
