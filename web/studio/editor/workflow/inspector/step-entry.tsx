import { useId } from 'preact/hooks'
import type { Problem } from '#domain/lib/problem.ts'
import { Field } from '#web/ui/field.tsx'
import { Icon } from '#web/ui/icon.tsx'
import { alertIcon, errorIcon } from '#web/ui/icons.ts'
import { problemText } from '../../expression/problem-text.ts'
import { messages } from '../messages.ts'
import type { InputProps } from './input.ts'
import { GROUPS, StepInput } from './inputs.tsx'

type Props = Omit<InputProps, 'wiring'> & {
  /** What is wrong with the entry. */
  problems: readonly Problem[]
}

/** One entry of a step: its label, its input, and what is wrong with it. */
export function StepEntry({ problems, ...props }: Props) {
  const { name, label, field, step } = props
  const headingId = useId()
  const help = messages.t.help[`${step.kind}.${name}`]
  // What an expression field says of itself is not said twice.
  const told = problems.filter(({ code, range }) => range === undefined && !code.startsWith('expression_'))
  const [problem] = told
  if (GROUPS.has(field.input)) {
    return (
      <div class="entry-group" role="group" aria-labelledby={headingId} data-entry={name}>
        <span class="label" id={headingId}>
          {label}
          {field.required && (
            <span class="req" aria-hidden>
              *
            </span>
          )}
        </span>
        <StepInput {...props} wiring={{}} />
        {problem ? <Wrong problem={problem} /> : help !== undefined && <span class="help">{help}</span>}
      </div>
    )
  }
  const isToggle = field.input === 'toggle'
  return (
    <div data-entry={name}>
      <Field
        label={label}
        required={field.required}
        inline={isToggle}
        class={isToggle ? 'toggle-entry' : undefined}
        error={problem ? problemText(problem) : null}
        help={help}
      >
        {(wiring) => <StepInput {...props} wiring={wiring} />}
      </Field>
    </div>
  )
}

const Wrong = ({ problem }: { problem: Problem }) => (
  <span class={problem.severity === 'error' ? 'err' : 'err warn'}>
    <Icon drawing={problem.severity === 'error' ? errorIcon : alertIcon} />
    <span>{problemText(problem)}</span>
  </span>
)
