import { useSignal } from '@preact/signals'
import type { Site } from '#domain/sites/site.ts'
import type { ErrorBody } from '#domain/lib/errors.ts'
import { Button } from '#web/ui/button.tsx'
import { Field } from '#web/ui/field.tsx'
import { FileDrop } from '#web/ui/file-drop.tsx'
import { messages } from './messages.ts'

type Props = { site: Site; readOnly: boolean; onChange: (logo: string | undefined) => void }

/** The site's picture in the corner of the Workplace. */
export function Logo({ site, readOnly, onChange }: Props) {
  const t = messages.t
  const error = useSignal<string | null>(null)

  async function upload(file: File) {
    const answer = await fetch(`/api/files/logo?site=${encodeURIComponent(site.id)}`, {
      method: 'POST',
      body: file,
      headers: { 'x-file-name': encodeURIComponent(file.name) },
    })
    const body: unknown = await answer.json()
    if (answer.ok) {
      error.value = null
      onChange((body as { id: string }).id)
    } else {
      const problem = body as ErrorBody
      error.value = problem.fields?.[0]?.message ?? problem.detail ?? problem.title
    }
  }

  return (
    <Field label={t.logo} help={t.logoHelp} error={error.value}>
      {(wiring) =>
        site.logo === undefined ? (
          <FileDrop
            {...wiring}
            accept="image/png,image/jpeg"
            disabled={readOnly}
            onFiles={([file]) => file && void upload(file)}
          />
        ) : (
          <span class="row">
            <img src={`/api/files/${site.logo}`} alt="" width={40} height={40} class="site-logo" />
            <Button size="s" kind="ghost" disabled={readOnly ? t.logo : false} onClick={() => onChange(undefined)}>
              {t.removeLogo}
            </Button>
          </span>
        )
      }
    </Field>
  )
}
