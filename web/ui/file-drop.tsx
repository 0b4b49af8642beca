import { useSignal } from '@preact/signals'
import { useRef } from 'preact/hooks'
import { Button } from './button.tsx'
import { classNames } from './class-names.ts'
import type { Wiring } from './field.tsx'
import { Icon } from './icon.tsx'
import { uploadIcon } from './icons.ts'
import { parts } from './messages/parts.ts'
import { ProgressBar } from './progress-bar.tsx'

type Props = Partial<Wiring> & {
  onFiles: (files: readonly File[]) => void
  /** As `<input accept>`: `image/*,.pdf`. Only a hint to the picker: content is checked elsewhere. */
  accept?: string | undefined
  multiple?: boolean | undefined
  disabled?: boolean | undefined
  /** What is on its way, each with a share from 0 to 1. */
  uploads?: readonly { readonly name: string; readonly share: number }[] | undefined
  /** Limits, in words: "PDF or image, up to 10 MB". */
  hint?: string | undefined
}

/** Files by drop, paste or picker, and how far they are. */
export function FileDrop({ onFiles, accept, multiple, disabled, uploads, hint, ...wiring }: Props) {
  const over = useSignal(0)
  const input = useRef<HTMLInputElement>(null)
  const t = parts.t
  const take = (files: FileList | null | undefined) => {
    const list = [...(files ?? [])]
    if (!disabled && list.length > 0) onFiles(multiple ? list : list.slice(0, 1))
  }
  return (
    <div
      class={classNames(
        'drop',
        over.value > 0 && 'is-over',
        disabled && 'is-disabled',
        wiring['aria-invalid'] && 'is-invalid',
      )}
      // Entering a child leaves its parent: only as many leaves as enters end it.
      onDragEnter={() => (over.value += 1)}
      onDragLeave={() => (over.value -= 1)}
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault()
        over.value = 0
        take(event.dataTransfer?.files)
      }}
      onPaste={(event) => take(event.clipboardData?.files)}
    >
      <Icon drawing={uploadIcon} />
      <span>{multiple ? t.dropFiles : t.dropFile}</span>
      <Button
        size="s"
        id={wiring.id}
        aria-describedby={wiring['aria-describedby']}
        disabled={disabled ? (hint ?? t.chooseFile) : false}
        onClick={() => input.current?.click()}
      >
        {multiple ? t.chooseFiles : t.chooseFile}
      </Button>
      <input
        ref={input}
        type="file"
        hidden
        accept={accept}
        multiple={multiple}
        onChange={(event) => {
          take(event.currentTarget.files)
          // So that the same file can be chosen again after a failure.
          event.currentTarget.value = ''
        }}
      />
      {hint !== undefined && <span class="help">{hint}</span>}
      {uploads?.map((upload, index) => (
        <div key={`${index} ${upload.name}`} class="drop-upload">
          <span class="trunc">{upload.name}</span>
          <ProgressBar label={t.uploading(upload.name)} value={upload.share} />
        </div>
      ))}
    </div>
  )
}
