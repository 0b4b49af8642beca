import { useSignal } from '@preact/signals'
import { useEffect, useRef } from 'preact/hooks'
import { ServerError } from '#web/server/server-error.ts'
import { focusFirstInvalid } from '#web/ui/focus.ts'
import { messages } from './messages.ts'

export type Values<Name extends string> = { readonly [name in Name]: string }
export type Problems<Name extends string> = { readonly [name in Name]?: string | undefined }

type Options<Name extends string> = {
  /** The fields that are read and that problems can stand beside. */
  names: readonly Name[]
  /** What can be told without asking anybody. */
  check: (values: Values<Name>) => Problems<Name>
  /** Resolves when all is done; what it throws as a `ServerError` is shown. */
  send: (values: Values<Name>) => Promise<void>
  /** Tells whose field a refusal is about where the worker cannot: a wrong password, say. */
  blame?: ((refusal: ServerError) => Name | undefined) | undefined
}

/**
 * A form whose inputs keep their own values, so that nothing is lost of what a person or their password manager wrote before
 * the page woke up. A second press while the first is on its way does nothing; after a refusal the first field with a problem
 * has the focus.
 */
export function useAccountForm<Name extends string>({ names, check, send, blame }: Options<Name>) {
  const form = useRef<HTMLFormElement>(null)
  const awake = useSignal(false)
  const busy = useSignal(false)
  const problems = useSignal<Problems<Name>>({})
  const banner = useSignal<string | null>(null)

  useEffect(() => {
    awake.value = true
    // Back from where it led, the page is taken out of the cache as it was left: busy.
    const back = (event: PageTransitionEvent) => {
      if (event.persisted) busy.value = false
    }
    addEventListener('pageshow', back)
    return () => removeEventListener('pageshow', back)
  }, [])

  const refused = useSignal(0)
  useEffect(() => {
    if (refused.value > 0 && form.current) focusFirstInvalid(form.current)
  }, [refused.value])

  const refuse = (found: Problems<Name>, sentence: string | null): void => {
    problems.value = found
    banner.value = sentence
    busy.value = false
    refused.value++
  }

  const submit = async (): Promise<void> => {
    if (busy.peek() || form.current === null) return
    const written = new FormData(form.current)
    const values = Object.fromEntries(names.map((name) => [name, textOf(written.get(name))])) as Values<Name>
    const found = check(values)
    if (Object.values(found).some((problem) => problem !== undefined)) {
      refuse(found, null)
      return
    }
    busy.value = true
    problems.value = {}
    banner.value = null
    try {
      await send(values)
    } catch (cause) {
      const refusal = cause instanceof ServerError ? cause : new ServerError('internal')
      const sentence = refusal.body?.title ?? (refusal.code === 'offline' ? messages.t.offline : messages.t.failed)
      const named = refusal.fields.filter((field) => (names as readonly string[]).includes(field.path))
      const blamed = named.length === 0 ? blame?.(refusal) : undefined
      const beside = Object.fromEntries(named.map((field) => [field.path, field.message])) as Problems<Name>
      if (blamed === undefined) refuse(beside, named.length === 0 ? sentence : null)
      else refuse({ [blamed]: sentence } as Problems<Name>, null)
      if (!(cause instanceof ServerError)) throw cause
    }
  }

  return {
    /** Spread on the `<form>`. */
    props: {
      ref: form,
      method: 'post',
      noValidate: true,
      onSubmit: (event: SubmitEvent) => {
        event.preventDefault()
        void submit()
      },
      onInput: (event: Event) => {
        const name = event.target instanceof HTMLInputElement ? event.target.name : ''
        if (Object.hasOwn(problems.peek(), name)) problems.value = { ...problems.peek(), [name]: undefined }
      },
    },
    /** False until a press is heard. */
    awake: awake.value,
    busy: busy.value,
    problems: problems.value,
    banner: banner.value,
  }
}

const textOf = (entry: FormDataEntryValue | null): string => (typeof entry === 'string' ? entry : '')
