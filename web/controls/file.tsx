import { useSignal } from '@preact/signals'
import { useEffect, useRef } from 'preact/hooks'
import { file } from '#domain/controls/kinds/file.ts'
import type { FileReference } from '#domain/records/query.ts'
import { formatBytes } from '#web/ui/format/bytes.ts'
import { FileDrop } from '#web/ui/file-drop.tsx'
import { IconButton } from '#web/ui/icon-button.tsx'
import { Icon } from '#web/ui/icon.tsx'
import { checkCircleIcon, trashIcon, uploadIcon, xIcon } from '#web/ui/icons.ts'
import { ProgressBar } from '#web/ui/progress-bar.tsx'
import { InputFrame, useBound } from './input-frame.tsx'
import { formMessages } from './form-messages.ts'
import { messages } from './messages.ts'
import { ServerError } from '#web/server/server-error.ts'
import type { Upload } from './records.ts'
import { defineRenderer } from './renderer.ts'

type Running = { readonly name: string; readonly share: number; readonly upload: Upload }

const allowed = (type: string, accept: readonly string[]) =>
  accept.length === 0 ||
  accept.some((pattern) => (pattern.endsWith('/*') ? type.startsWith(pattern.slice(0, -1)) : type === pattern))

export const renderer = defineRenderer(file, (props) => {
  const bound = useBound(props)
  const running = useSignal<Running | null>(null)
  const latest = useRef<Upload | null>(null)
  useEffect(() => () => latest.current?.cancel(), [])
  const { runtime, settings, control } = props
  const { field, property } = bound
  const { accept = [], maxBytes } = property?.type === 'file' ? property : {}
  const value = field.value.value as FileReference | null
  const t = { ...messages.t, ...formMessages.t }

  const finish = (upload: Upload) => {
    if (latest.current !== upload) return
    latest.current = null
    field.unreadable = null
    running.value = null
  }

  const take = ([picked]: readonly File[]) => {
    if (!picked) return
    // The server looks at the content; this only saves the wait.
    if (!allowed(picked.type, accept)) return void (field.error.value = t.notAFile)
    if (maxBytes !== undefined && picked.size > maxBytes)
      return void (field.error.value = t.tooLarge(formatBytes(maxBytes)))
    field.error.value = null
    field.unreadable = t.uploadFirst
    const upload = runtime.files.upload(runtime.view.component.key, property?.name ?? control.name, picked, (share) => {
      if (latest.current === upload) running.value = { name: picked.name, share, upload }
    })
    latest.current = upload
    running.value = { name: picked.name, share: 0, upload }
    upload.done.then(
      (reference) => {
        finish(upload)
        bound.set(reference)
      },
      (error: unknown) => {
        finish(upload)
        if (error instanceof ServerError)
          field.error.value = error.fields[0]?.message ?? error.body?.title ?? t.uploadFailed(picked.name)
      },
    )
  }

  const hint = t.fileLimit(
    accept.map((type) => type.replace(/^.*\//, '').replace('*', type.split('/')[0] ?? '')).join(', '),
    maxBytes === undefined ? '' : formatBytes(maxBytes),
  )
  const now = running.value
  return (
    <InputFrame bound={bound}>
      {(wiring) =>
        now ? (
          <div class="file">
            <Icon drawing={uploadIcon} />
            <span class="trunc" title={now.name}>
              {now.name} <span class="subtle tnum">{Math.round(now.share * 100)}%</span>
            </span>
            <IconButton
              id={wiring.id}
              icon={xIcon}
              size="s"
              label={t.stopUpload(now.name)}
              onClick={() => (now.upload.cancel(), finish(now.upload))}
            />
            <ProgressBar label={now.name} value={now.share} />
          </div>
        ) : value ? (
          <div class="file">
            <span class="c-success">
              <Icon drawing={checkCircleIcon} />
            </span>
            <a class="trunc" title={value.name} href={runtime.files.address(value)} target="_blank" rel="noopener">
              {value.name} <span class="subtle">{formatBytes(value.size)}</span>
            </a>
            {!bound.readOnly && !bound.disabled && (
              <IconButton
                id={wiring.id}
                icon={trashIcon}
                size="s"
                label={t.removeFile(value.name)}
                onClick={() => bound.set(null)}
              />
            )}
            {settings.preview && value.type.startsWith('image/') && (
              <img class="file-preview" src={runtime.files.address(value)} alt={value.name} loading="lazy" />
            )}
          </div>
        ) : bound.readOnly ? (
          <span class="subtle">{t.notSet}</span>
        ) : (
          <FileDrop
            {...wiring}
            accept={accept.join(',')}
            disabled={bound.disabled}
            hint={hint === '' ? undefined : hint}
            onFiles={take}
          />
        )
      }
    </InputFrame>
  )
})
