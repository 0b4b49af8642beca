import { confirm } from '#web/ui/confirm.tsx'
import { apiIcon, copyIcon, downloadIcon, historyIcon, slidersIcon, trashIcon } from '#web/ui/icons.ts'
import type { MenuItem } from '#web/ui/menu-list.tsx'
import { problemSentence } from '#web/ui/messages/problems.ts'
import { toast } from '#web/ui/toast.tsx'
import { exportComponents } from '../../components/export-components.ts'
import { messages as studio } from '../../messages.ts'
import { request } from '#web/server/request.ts'
import { ServerError } from '#web/server/server-error.ts'
import type { EditorModel } from '../editor-model.ts'
import { messages } from '../messages.ts'
import type { ViewModel } from '../view-model.ts'
import type { EditorActs } from './editor-acts.ts'

type Parts = {
  readonly model: EditorModel
  readonly view: ViewModel
  readonly acts: EditorActs
  readonly route: (url: string) => void
}

/** What can be done with the component as a whole. */
export function componentMenu({ model, view, route }: Parts): MenuItem[] {
  const { bar } = messages.t
  const document = model.draft.document.peek()
  if (!document) return []
  const { id, title } = document.component
  const live = model.draft.live.peek()

  const settings = (entry: string) => () => {
    model.select({ kind: 'none' })
    view.inspector.value = { ...view.inspector.peek(), open: true }
    view.entry.value = entry
  }

  /** Does something on the server; what speaks against it is told. */
  async function ask(act: () => Promise<void>) {
    try {
      await act()
    } catch (cause) {
      if (!(cause instanceof ServerError)) throw cause
      const referrers = (cause.body?.extra?.['referrers'] ?? []) as readonly { readonly title: string }[]
      const known = cause.code === 'still_referenced' && referrers.length > 0
      const names = referrers.map((each) => each.title).join(', ')
      toast({
        tone: 'danger',
        text: known ? studio.t.components.referred(names) : problemSentence({ code: cause.code }),
      })
    }
  }

  async function discard() {
    const loss = bar.discardLoss(live?.release ?? 0)
    if (!(await confirm({ title: bar.discardTitle, loss, act: bar.discard, keep: bar.keepDraft }))) return
    await ask(async () => {
      await model.draft.flush()
      await request('POST', `/components/${id}/discard`, {})
      await model.draft.revert()
      model.forgetSteps()
      toast({ text: bar.discarded })
    })
  }

  async function removeAll() {
    const { removeTitle, removeLoss, keep, removed } = studio.t.components
    if (!(await confirm({ title: removeTitle(title), loss: removeLoss, act: bar.remove, keep }))) return
    await ask(async () => {
      await request('DELETE', `/components/${id}`)
      toast({ text: removed(title) })
      route('/studio/components')
    })
  }

  return [
    { id: 'rename', label: bar.rename, icon: copyIcon, run: settings('component.title') },
    { id: 'settings', label: bar.settings, icon: slidersIcon, run: settings('component.key') },
    {
      id: 'export',
      label: bar.export,
      icon: downloadIcon,
      run: () =>
        void ask(async () => {
          await model.draft.flush()
          await exportComponents([id])
        }),
    },
    {
      id: 'api',
      label: bar.api,
      icon: apiIcon,
      disabled: live === null ? bar.never : false,
      run: () => void window.open(`/api/records/${live?.document.component.key}/openapi.json`, '_blank', 'noopener'),
    },
    { separator: true },
    {
      id: 'discard',
      label: bar.discard,
      icon: historyIcon,
      disabled: live === null ? bar.never : model.draft.ahead.peek() ? false : bar.same(live.release),
      run: () => void discard(),
    },
    { id: 'remove', label: bar.remove, icon: trashIcon, tone: 'danger', run: () => void removeAll() },
  ]
}
