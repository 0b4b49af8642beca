import type { ComponentChildren } from 'preact'
import { Banner } from '#web/ui/banner.tsx'
import { classNames } from '#web/ui/class-names.ts'
import type { useAccountForm } from './use-account-form.ts'

type Props = {
  form: ReturnType<typeof useAccountForm<string>>
  /** The words on its one button. */
  act: string
  children: ComponentChildren
}

/** What is wrong with the whole of it, the fields, the button. */
export function AccountForm({ form, act, children }: Props) {
  return (
    <form class="account-form" {...form.props}>
      {form.banner !== null && <Banner tone="danger">{form.banner}</Banner>}
      {children}
      <button
        type="submit"
        class={classNames('btn primary l block', form.busy && 'is-busy')}
        aria-busy={form.busy || undefined}
        // Pressed before the page is awake, the form would be sent as a page of its own.
        disabled={!form.awake}
      >
        {form.busy && <span class="spin" aria-hidden />}
        {act}
      </button>
    </form>
  )
}
