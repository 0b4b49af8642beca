import { createModel, signal } from '@preact/signals'
import type { AnswerTask } from '#domain/workflows/inbox-contract.ts'
import { ServerError } from '#web/server/server-error.ts'
import { messages } from './messages.ts'

type Option = { readonly id: string; readonly title: string; readonly comment: boolean }

/**
 * An answer that is being given. What is typed is never lost; an option that needs a comment says so before anything is sent.
 * @param send hands it over; throws `ServerError`
 */
export const AnswerModel = createModel((send: (answer: AnswerTask) => Promise<void>) => {
  const comment = signal('', { name: 'comment' })
  /** What is wrong with the comment. */
  const problem = signal<string | null>(null)
  /** Why the answer was not taken. */
  const failure = signal<string | null>(null)
  /** The option that is on its way. */
  const busy = signal<string | null>(null)

  return {
    comment,
    problem,
    failure,
    busy,
    write(text: string) {
      comment.value = text
      problem.value = null
    },
    /** @returns whether it was taken */
    async give(option: Option): Promise<boolean> {
      if (busy.peek() !== null) return false
      failure.value = null
      if (option.comment && comment.peek().trim() === '') {
        problem.value = messages.t.commentNeeded(option.title)
        return false
      }
      busy.value = option.id
      try {
        await send({ option: option.id, comment: comment.peek().trim() })
        comment.value = ''
        return true
      } catch (error) {
        if (!(error instanceof ServerError)) throw error
        const wrong = error.body?.fields?.find(({ path }) => path === 'comment')
        if (wrong) problem.value = wrong.message
        else failure.value = reasonOf(error)
        return false
      } finally {
        busy.value = null
      }
    },
  }
})
export type AnswerModel = InstanceType<typeof AnswerModel>

function reasonOf({ code, body }: ServerError): string {
  const t = messages.t
  const { by, answer } = (body?.extra ?? {}) as { readonly by?: string; readonly answer?: string }
  if (code === 'task_closed' && by !== undefined && answer !== undefined) return t.faster(by, answer)
  if (code === 'offline') return t.offline
  return body?.fields?.[0]?.message ?? body?.title ?? t.failed
}
