import { useId } from 'preact/hooks'
import type { Task } from '#domain/workflows/state.ts'
import { Banner } from '#web/ui/banner.tsx'
import { Button } from '#web/ui/button.tsx'
import { Icon } from '#web/ui/icon.tsx'
import { checkIcon, errorIcon, xIcon } from '#web/ui/icons.ts'
import { TextArea } from '#web/ui/text-area.tsx'
import type { AnswerModel } from './answer-model.ts'
import { messages } from './messages.ts'

const LOOK = {
  primary: { kind: 'primary', icon: checkIcon },
  danger: { kind: 'danger-quiet', icon: xIcon },
  plain: {},
} as const

type Props = { model: AnswerModel; options: Task['options'] }

/** Where a comment to the answer is written. */
export function CommentBox({ model, options }: Props) {
  const id = useId()
  const problem = model.problem.value
  const needed = options.filter(({ comment }) => comment).map(({ title }) => title)
  const help = needed.length > 0 ? messages.t.commentFor(needed) : null
  return (
    <div class="field grow">
      <TextArea
        rows={1}
        class="comment"
        aria-label={messages.t.comment}
        placeholder={messages.t.comment}
        value={model.comment.value}
        maxLength={4_000}
        onInput={model.write}
        {...(problem ? { 'aria-invalid': true } : {})}
        {...((problem ?? help) ? { 'aria-describedby': id } : {})}
      />
      {problem ? (
        <span class="err" id={id} role="alert">
          <Icon drawing={errorIcon} />
          <span>{problem}</span>
        </span>
      ) : (
        help && (
          <span class="help" id={id}>
            {help}
          </span>
        )
      )}
    </div>
  )
}

/** The answers there are, by their tone. @param onGiven one was taken @param onRefused it was not, and why is to be read */
export function AnswerButtons({
  model,
  options,
  size,
  quiet = false,
  onGiven,
  onRefused,
}: Props & {
  size?: 'l' | undefined
  /** Another button of the view is the one to press next. */
  quiet?: boolean
  onGiven: () => void
  onRefused?: () => void
}) {
  const first = options.find(({ tone }) => tone === 'primary')
  return (
    <>
      {model.failure.value && <Banner tone="danger">{model.failure.value}</Banner>}
      {options.map((option) => {
        const { kind, icon } = { kind: undefined, icon: undefined, ...LOOK[option.tone as keyof typeof LOOK] }
        return (
          <Button
            key={option.id}
            // One filled button in a view: a second one of that tone stands back.
            kind={kind === 'primary' && (quiet || option !== first) ? undefined : kind}
            icon={icon}
            size={size}
            busy={model.busy.value === option.id}
            onClick={() => void model.give(option).then((taken) => (taken ? onGiven() : onRefused?.()))}
          >
            {option.title}
          </Button>
        )
      })}
    </>
  )
}
