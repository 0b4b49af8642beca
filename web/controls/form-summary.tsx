import { useLeaveWarning } from '#web/ui/leave-warning.ts'
import { lazy } from './lazy.tsx'
import { Banner } from '#web/ui/banner.tsx'
import type { FormModel } from './form-model.ts'
import { formMessages } from './form-messages.ts'
import type { Runtime } from './runtime.ts'

const ConflictDialog = lazy<{ form: FormModel }>(() =>
  import('./conflict-dialog.tsx').then((file) => file.ConflictDialog),
)

/** What stands between a form and being saved: one line, each name leading to its field. */
export function FormSummary({ runtime }: { runtime: Runtime }) {
  const { form } = runtime
  const t = formMessages.t
  const wrong = form.wrong.value
  const failure = form.failure.value
  useLeaveWarning(runtime.mode === 'live' && runtime.form.changed.value.length > 0)
  return (
    <>
      {wrong.length > 0 && (
        <Banner tone="danger">
          <b class="medium">{t.notSaved(wrong.length)}</b>{' '}
          {wrong.map(({ name, label, inputId }, index) => (
            <span key={name}>
              {index > 0 && ', '}
              <a
                href={`#${inputId}`}
                onClick={(event) => (event.preventDefault(), document.getElementById(inputId)?.focus())}
              >
                {label}
              </a>
            </span>
          ))}
        </Banner>
      )}
      {failure && (
        <Banner tone="danger">
          {failure.code === 'offline'
            ? t.offline
            : `${t.saveFailed} ${failure.body?.detail ?? failure.body?.title ?? ''}`}
          {failure.fields.map(({ path, message }) => ` ${path}: ${message}`)}
        </Banner>
      )}
      {form.conflict.value && <ConflictDialog form={form} />}
    </>
  )
}
