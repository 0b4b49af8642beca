import { useId } from 'preact/hooks'
import { Icon } from '#web/ui/icon.tsx'
import { errorIcon } from '#web/ui/icons.ts'
import { TextInput } from '#web/ui/text-input.tsx'

type Props = {
  label: string
  rule: string
  /** What is wrong with the rule, in words. */
  problem: string | null
  readOnly: boolean
  disabled: boolean
  onChange: (rule: string) => void
}

/** The condition on a component's records, with what is wrong under it. */
export function RuleInput({ label, rule, problem, readOnly, disabled, onChange }: Props) {
  const id = useId()
  const wrong = problem !== null && !disabled
  return (
    <>
      <TextInput
        id={id}
        class="mono"
        size="s"
        aria-label={label}
        {...(wrong ? { 'aria-invalid': true as const, 'aria-describedby': `${id}-note` } : {})}
        value={rule}
        readOnly={readOnly}
        disabled={disabled}
        placeholder="createdBy == user.id"
        spellcheck={false}
        onInput={onChange}
      />
      {wrong && (
        <span class="err" id={`${id}-note`}>
          <Icon drawing={errorIcon} />
          <span>{problem}</span>
        </span>
      )}
    </>
  )
}
