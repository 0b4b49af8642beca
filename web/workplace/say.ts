import { messagesReady } from '#web/ui/messages/dictionary.ts'
import { ServerError } from '#web/server/server-error.ts'
import { notices } from './notice-messages.ts'
import { noticesWanted } from './notices-wanted.ts'
import type { Outside } from './workplace-model.ts'

/** The place for notices comes before the first one: a live region reads only what is added to it. */
export async function toastOf() {
  noticesWanted.value = true
  const [{ toast }] = await Promise.all([import('#web/ui/toast.tsx'), import('./shell/notices.tsx')])
  await messagesReady()
  await new Promise((drawn) => setTimeout(drawn, 50))
  return toast
}

const told = (failure: ServerError): string => failure.body?.detail ?? failure.body?.title ?? notices.t.failed

/** Tells of what happened: done things quietly with a way back, failures until they are read. */
export const say: Outside['say'] = {
  wrong() {
    // After the errors are drawn.
    requestAnimationFrame(() =>
      document
        .querySelector<HTMLElement>('main [aria-invalid=true], dialog [aria-invalid=true], .side [aria-invalid=true]')
        ?.focus(),
    )
  },
  saved(page, isNew) {
    const { t } = notices
    const name = page.runtime.form.record.peek()?.name ?? page.data.view.component.title
    void toastOf().then((toast) => toast({ text: isNew ? t.savedNew(name) : t.saved(name) }))
  },
  deleted(record, restore) {
    const { t } = notices
    const name = record.name ?? t.record
    const undo = async () => {
      const toast = await toastOf()
      try {
        await restore()
        toast({ text: t.restored(name) })
      } catch (error) {
        if (error instanceof ServerError) toast({ text: told(error), tone: 'danger', showMs: null })
      }
    }
    void toastOf().then((toast) => toast({ text: t.deleted(name), action: { label: t.undo, run: () => void undo() } }))
  },
  started(workflow) {
    const { t } = notices
    void toastOf().then((toast) => toast({ text: t.started(workflow) }))
  },
  failed(failure) {
    const referrers = failure.body?.extra?.['referrers']
    const text =
      failure.code === 'still_referenced' && Array.isArray(referrers)
        ? (referrers as readonly { title: string; count: number }[])
            .map(({ title, count }) => notices.t.stillReferenced(count, title))
            .join(' ')
        : told(failure)
    void toastOf().then((toast) => toast({ text, tone: 'danger', showMs: null }))
  },
}

/** Asks before changes are lost. */
export async function mayLeave(changes: number): Promise<boolean> {
  noticesWanted.value = true
  const { confirm } = await import('#web/ui/confirm.tsx')
  await messagesReady()
  const { t } = notices
  return confirm({ title: t.leaveTitle(changes), loss: t.leaveLoss, act: t.leave, keep: t.stay })
}
