import { useSignal } from '@preact/signals'
import type { Edit } from '#domain/components/edit.ts'
import { Banner } from '#web/ui/banner.tsx'
import { Button } from '#web/ui/button.tsx'
import { Dialog } from '#web/ui/dialog.tsx'
import { copyIcon } from '#web/ui/icons.ts'
import { toast } from '#web/ui/toast.tsx'
import { useEditor } from '../context.ts'
import { messages } from '../messages.ts'

/** Two people edited the component: says what became of this one's edits, and shows those that no longer fit. */
export function ConflictBanner() {
  const { draft } = useEditor().model
  const showing = useSignal(false)
  const t = messages.t.conflict
  const conflict = draft.conflict.value
  if (!conflict || (conflict.kept === 0 && conflict.lost.length === 0)) return null
  const { by, kept, lost } = conflict
  const counts = [kept > 0 && t.kept(kept), lost.length > 0 && t.lost(lost.length)].filter(Boolean).join('; ')
  return (
    <>
      <Banner
        tone={lost.length > 0 ? 'warning' : 'info'}
        action={
          <span class="row">
            {lost.length > 0 && (
              <Button size="s" onClick={() => (showing.value = true)}>
                {t.show}
              </Button>
            )}
            <Button size="s" kind="ghost" onClick={draft.dismissConflict}>
              {t.dismiss}
            </Button>
          </span>
        }
      >
        {t.told(by ?? '')} {counts}.
      </Banner>
      {showing.value && <LostEdits lost={lost} onClose={() => (showing.value = false)} />}
    </>
  )
}

const held = (edit: Edit): string =>
  'value' in edit ? JSON.stringify(edit.value, null, 2) : edit.op === 'move' ? edit.order : ''

function LostEdits({ lost, onClose }: { lost: readonly Edit[]; onClose: () => void }) {
  const t = messages.t.conflict
  async function copy(text: string) {
    await navigator.clipboard.writeText(text)
    toast({ tone: 'info', text: t.copied, showMs: 2_000 })
  }
  return (
    <Dialog
      title={t.title}
      lead={t.lead}
      onClose={onClose}
      size="wide"
      closable
      footer={
        <Button icon={copyIcon} onClick={() => void copy(JSON.stringify(lost, null, 2))}>
          {t.copy}
        </Button>
      }
    >
      <ul class="lost-edits">
        {lost.map((edit, index) => (
          <li key={index}>
            <span class="strong">{t.ops[edit.op]}</span> <span class="muted">{edit.path.join(' › ')}</span>
            {held(edit) !== '' && <pre class="code">{held(edit)}</pre>}
          </li>
        ))}
      </ul>
    </Dialog>
  )
}
