import { confirm } from '#web/ui/confirm.tsx'
import { Icon } from '#web/ui/icon.tsx'
import { alertIcon, errorIcon } from '#web/ui/icons.ts'
import { problemSentence } from '#web/ui/messages/problems.ts'
import { formatTag, timeZone } from '#web/ui/reader.ts'
import { useEditor } from '../context.ts'
import { messages } from '../messages.ts'

/** The time of day as the reader writes it. @param at epoch ms */
const clock = (at: number): string =>
  new Intl.DateTimeFormat(formatTag.value, { timeStyle: 'short', timeZone: timeZone.value }).format(at)

/** Whether everything is on the server, in quiet words. Only a refusal asks for something. */
export function SavedState() {
  const { draft } = useEditor().model
  const { bar } = messages.t
  const at = draft.savedAt.value
  const refusal = draft.refusal.value

  async function revert() {
    const sure = await confirm({ title: bar.revert, loss: bar.revertLoss, act: bar.revert, keep: bar.keepEdits })
    if (sure) await draft.revert()
  }

  switch (draft.state.value) {
    case 'saved':
      return (
        <span class="saved" role="status">
          {at === null ? bar.savedBefore : bar.saved(clock(at))}
        </span>
      )
    case 'saving':
    case 'unsaved':
      return (
        <span class="saved" role="status">
          {draft.state.value === 'saving' ? bar.saving : bar.unsaved}
        </span>
      )
    case 'offline':
      return (
        <span class="saved c-warning" role="status">
          <Icon drawing={alertIcon} size="s" />
          {bar.offline}
        </span>
      )
    case 'refused':
      return (
        <button type="button" class="saved c-danger" onClick={() => void revert()}>
          <Icon drawing={errorIcon} size="s" />
          {bar.refused(problemSentence({ code: refusal?.body?.fields?.[0]?.code ?? refusal?.code ?? 'internal' }))}
        </button>
      )
  }
}
