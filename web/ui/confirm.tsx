import { signal, useSignal } from '@preact/signals'
import { Button } from './button.tsx'
import { Dialog } from './dialog.tsx'
import { Field } from './field.tsx'
import { parts } from './messages/parts.ts'
import { TextInput } from './text-input.tsx'

export type Decision = {
  /** "Remove Fax number?" */
  readonly title: string
  /** What is lost, counted: "2,914 invoices have a value." */
  readonly loss: string
  /** Verb and noun: "Remove property". */
  readonly act: string
  /** The way out: "Keep it". */
  readonly keep: string
  /** A word to type first, for what cannot be brought back. */
  readonly typeToConfirm?: string
  /** Not a loss but a choice: no red. */
  readonly harmless?: boolean
}

type Pending = Decision & { answer: (yes: boolean) => void }

const pending = signal<readonly Pending[]>([])

/** Asks about a decision that loses something. Needs one `ConfirmHost` on the page. @returns whether to go on */
export const confirm = (decision: Decision): Promise<boolean> =>
  new Promise((resolve) => {
    const question: Pending = {
      ...decision,
      answer(yes) {
        pending.value = pending.peek().filter((other) => other !== question)
        resolve(yes)
      },
    }
    pending.value = [...pending.peek(), question]
  })

function Question({ title, loss, act, keep, typeToConfirm, harmless, answer }: Pending) {
  const typed = useSignal('')
  const ready = typeToConfirm === undefined || typed.value.trim() === typeToConfirm
  return (
    <Dialog
      title={title}
      lead={loss}
      alert
      onClose={() => answer(false)}
      footer={
        <>
          <Button onClick={() => answer(false)} autofocus={typeToConfirm === undefined}>
            {keep}
          </Button>
          <Button
            kind={harmless ? 'primary' : 'danger'}
            disabled={ready ? false : parts.t.typeToConfirm(typeToConfirm ?? '')}
            onClick={() => answer(true)}
          >
            {act}
          </Button>
        </>
      }
    >
      {typeToConfirm === undefined ? undefined : (
        <Field label={parts.t.typeToConfirm(typeToConfirm)}>
          {(wiring) => <TextInput {...wiring} value={typed.value} onInput={(text) => (typed.value = text)} />}
        </Field>
      )}
    </Dialog>
  )
}

/** Where questions of `confirm` appear; once, near the end of the page. */
export function ConfirmHost() {
  const question = pending.value[0]
  return question === undefined ? null : <Question key={question.title} {...question} />
}
