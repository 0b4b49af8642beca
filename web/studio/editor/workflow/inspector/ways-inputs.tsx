import type { Json } from '#domain/lib/json.ts'
import { makeId } from '#domain/lib/names.ts'
import type { Branch, Case, Option } from '#domain/workflows/parts.ts'
import { stepsIn } from '#domain/workflows/tree.ts'
import { Button } from '#web/ui/button.tsx'
import { Checkbox } from '#web/ui/checkbox.tsx'
import { Field } from '#web/ui/field.tsx'
import { plusIcon } from '#web/ui/icons.ts'
import { Segmented } from '#web/ui/segmented.tsx'
import { TextInput } from '#web/ui/text-input.tsx'
import { useEditor } from '../../context.ts'
import { ItemList } from '../../inspector/item-list.tsx'
import { messages } from '../messages.ts'
import { answerId } from '../new-step.ts'
import type { FieldOf, InputProps } from './input.ts'

const listOf = <Item,>(value: Json | undefined): readonly Item[] =>
  Array.isArray(value) ? (value as unknown as Item[]) : []
const asJson = (items: readonly object[]): Json | undefined =>
  items.length === 0 ? undefined : (items as unknown as Json)

/** How many steps a way on holds, in words; empty where there are none. */
function useHolds(step: InputProps['step']): (slot: string) => string {
  const { model } = useEditor()
  const workflow = model.workflow.value
  return (slot) => {
    const count = workflow ? stepsIn(workflow, { stage: step.stage, parent: step.id, slot }).length : 0
    return count === 0 ? '' : messages.t.parts.holds(count)
  }
}

const TONES = ['primary', 'danger', 'plain'] as const

/** The answers to a question, in the order of their buttons. */
export function OptionsInput({ value, onChange, step }: InputProps<FieldOf<'options'>>) {
  const t = messages.t.parts
  const holds = useHolds(step)
  const options = listOf<Option>(value)
  const add = () => {
    const title = t.answer(options.length + 1)
    const taken = options.map(({ id }) => id)
    onChange(asJson([...options, { id: answerId(title, taken), title }]))
  }
  return (
    <div class="group-input">
      <ItemList
        items={options}
        keyOf={({ id }) => id}
        titleOf={({ title, id }) => title || id}
        onChange={(next) => onChange(asJson(next))}
        removeLabel={t.removeItem}
      >
        {(option, change) => (
          <>
            <Field
              label={messages.t.fields['title'] ?? ''}
              help={[t.answerHelp(option.id), holds(option.id)].filter(Boolean).join(' · ')}
            >
              {(wiring) => (
                <TextInput {...wiring} value={option.title} onInput={(title) => change({ ...option, title })} />
              )}
            </Field>
            <Field label={t.tone}>
              {() => (
                <Segmented
                  label={t.tone}
                  block
                  segments={TONES.map((tone) => ({ value: tone, label: t[tone] }))}
                  value={option.tone ?? 'plain'}
                  onChange={(tone) => change({ ...option, tone })}
                />
              )}
            </Field>
            <Checkbox
              label={t.comment}
              checked={option.comment === true}
              onChange={(comment) => change({ ...option, comment })}
            />
          </>
        )}
      </ItemList>
      {options.length < 12 && (
        <Button size="s" kind="ghost" icon={plusIcon} onClick={add}>
          {t.addAnswer}
        </Button>
      )}
    </div>
  )
}

/** A written value as it is compared: a number, true, false and nothing where it reads as one, else the words. */
export function readEquals(text: string): Case['equals'] {
  const trimmed = text.trim()
  if (trimmed === 'true' || trimmed === 'false') return trimmed === 'true'
  if (trimmed === 'null') return null
  return /^-?\d{1,15}(\.\d+)?$/.test(trimmed) ? Number(trimmed) : text.replace(/^"(.*)"$/s, '$1')
}

/** The value as one writes it: words that would read as something else stand in quotation marks. */
export const writeEquals = (value: Case['equals']): string =>
  typeof value === 'string' && typeof readEquals(value) !== 'string' ? `"${value}"` : String(value)

/** Ways of a switch, each with the value it is taken for. */
export function CasesInput({ value, onChange, step }: InputProps<FieldOf<'cases'>>) {
  const { model } = useEditor()
  const t = messages.t.parts
  const holds = useHolds(step)
  const cases = listOf<Case>(value)
  return (
    <div class="group-input">
      <ItemList
        items={cases}
        keyOf={({ id }) => id}
        titleOf={({ title, equals }) => (title === undefined || title === '' ? String(equals) : title)}
        onChange={(next) => onChange(asJson(next))}
        removeLabel={t.removeItem}
      >
        {(each, change) => (
          <>
            <Field label={t.equals} help={holds(each.id)}>
              {(wiring) => (
                <TextInput
                  {...wiring}
                  class="mono"
                  value={writeEquals(each.equals)}
                  onInput={(text) => change({ ...each, equals: readEquals(text) })}
                />
              )}
            </Field>
            <Field label={t.caseTitle}>
              {(wiring) => (
                <TextInput
                  {...wiring}
                  value={each.title ?? ''}
                  placeholder={String(each.equals)}
                  onInput={(title) => change({ ...each, title })}
                />
              )}
            </Field>
          </>
        )}
      </ItemList>
      {cases.length < 50 && (
        <Button
          size="s"
          kind="ghost"
          icon={plusIcon}
          onClick={() =>
            onChange(asJson([...cases, { id: makeId('case', model.random()(6)), equals: cases.length + 1 }]))
          }
        >
          {t.addCase}
        </Button>
      )}
    </div>
  )
}

/** Ways that are gone side by side. */
export function BranchesInput({ value, onChange, step }: InputProps<FieldOf<'branches'>>) {
  const { model } = useEditor()
  const t = messages.t.parts
  const holds = useHolds(step)
  const branches = listOf<Branch>(value)
  const add = () => {
    const title = t.branch(branches.length + 1)
    onChange(asJson([...branches, { id: makeId(title, model.random()(6), 'branch'), title }]))
  }
  return (
    <div class="group-input">
      <ItemList
        items={branches}
        keyOf={({ id }) => id}
        titleOf={({ title, id }) => title || id}
        onChange={(next) => onChange(asJson(next))}
        removeLabel={t.removeItem}
      >
        {(branch, change) => (
          <Field label={t.caseTitle} help={holds(branch.id)}>
            {(wiring) => (
              <TextInput {...wiring} value={branch.title ?? ''} onInput={(title) => change({ ...branch, title })} />
            )}
          </Field>
        )}
      </ItemList>
      {branches.length < 50 && (
        <Button size="s" kind="ghost" icon={plusIcon} onClick={add}>
          {t.addBranch}
        </Button>
      )}
    </div>
  )
}
