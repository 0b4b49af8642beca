import { useSignal } from '@preact/signals'
import { Banner } from '#web/ui/banner.tsx'
import { Button } from '#web/ui/button.tsx'
import { Dialog } from '#web/ui/dialog.tsx'
import { FileDrop } from '#web/ui/file-drop.tsx'
import { toast } from '#web/ui/toast.tsx'
import { useWorkspace } from '../context.ts'
import { messages } from '../messages.ts'
import { request } from '#web/server/request.ts'
import { ServerError } from '#web/server/server-error.ts'
import { failureSentence } from '../failure-sentence.ts'

type Report = {
  readonly added: readonly { readonly id: string; readonly title: string }[]
  readonly replaced: readonly { readonly id: string; readonly title: string }[]
  readonly missing: readonly { readonly from: string; readonly component: string }[]
}

/** Takes a file made by Export, shows what it would do, and does it. */
export function ImportComponents({ onClose }: { onClose: () => void }) {
  const workspace = useWorkspace()
  const t = messages.t.components
  const content = useSignal<unknown>(null)
  const report = useSignal<Report | null>(null)
  const error = useSignal<string | null>(null)
  const busy = useSignal(false)

  async function look(file: File) {
    error.value = null
    report.value = null
    try {
      content.value = JSON.parse(await file.text())
      report.value = await request<Report>('POST', '/components/import?dry=1', content.peek())
    } catch (cause) {
      if (cause instanceof SyntaxError) error.value = t.notAFile
      else if (cause instanceof ServerError) error.value = failureSentence(cause)
      else throw cause
    }
  }

  async function run() {
    busy.value = true
    try {
      await request('POST', '/components/import', content.peek())
      await workspace.refresh()
      toast({ text: t.imported })
      onClose()
    } catch (cause) {
      if (!(cause instanceof ServerError)) throw cause
      error.value = failureSentence(cause)
    } finally {
      busy.value = false
    }
  }

  return (
    <Dialog
      title={t.importTitle}
      lead={t.importHelp}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t.cancel}</Button>
          <Button
            kind="primary"
            busy={busy.value}
            disabled={report.value === null ? t.importHelp : false}
            onClick={() => void run()}
          >
            {t.importAct}
          </Button>
        </>
      }
    >
      <FileDrop accept="application/json,.json" onFiles={([file]) => file && void look(file)} />
      {error.value !== null && <Banner tone="danger">{error.value}</Banner>}
      {report.value && (
        <div class="stack">
          {report.value.added.length > 0 && (
            <p>
              {t.importAdded(report.value.added.length)}: {report.value.added.map((c) => c.title).join(', ')}
            </p>
          )}
          {report.value.replaced.length > 0 && (
            <Banner tone="warning">
              {t.importReplaced(report.value.replaced.length)}: {report.value.replaced.map((c) => c.title).join(', ')}
            </Banner>
          )}
          {report.value.missing.length > 0 && (
            <Banner tone="warning">
              {t.importMissing} {report.value.missing.map((m) => m.component).join(', ')}
            </Banner>
          )}
        </div>
      )}
    </Dialog>
  )
}
