import { isoInstant } from '../lib/time.ts'
import { type State, STAGES_OF, STATUS_OF } from './machine.ts'
import { type PublicationProgress, type Stage, STAGES } from './progress.ts'

type StageProgress = PublicationProgress['stages'][number]

/** What people see of a publication. */
export function progressOf(state: State): PublicationProgress {
  return {
    id: state.id,
    status: STATUS_OF[state.phase],
    kind: state.request.kind,
    note: state.note,
    startedAt: isoInstant(state.startedAt),
    startedBy: state.by,
    stages: STAGES.map((stage) => stageOf(state, stage)),
    ...(state.release === null ? {} : { release: state.release }),
    ...(state.error === null ? {} : { error: state.error }),
  }
}

function stageOf(state: State, stage: Stage): StageProgress {
  const time = state.times[stage]
  const over = state.phase === 'undone' || state.phase === 'stopped'
  const tookMs = time?.to === undefined ? {} : { tookMs: time.to - time.from }
  const shown = (word: StageProgress['state']): StageProgress => ({
    stage,
    state: word,
    ...tookMs,
    ...(stage === 'index' ? indexes(state) : {}),
  })
  if (time === undefined) return shown('waiting')
  if (state.failedIn !== null && STAGES_OF[state.failedIn].includes(stage)) return shown('failed')
  if (over) return shown('undone')
  return shown(time.to === undefined ? 'running' : 'done')
}

function indexes({ built, indexes: all, phase }: State): Pick<StageProgress, 'done' | 'of' | 'subject'> {
  if (all.length === 0) return {}
  const current = phase === 'indexing' ? all[built] : undefined
  return { done: built, of: all.length, ...(current ? { subject: current.name } : {}) }
}
