import { useSignal } from '@preact/signals'
import { useRef } from 'preact/hooks'
import * as v from 'valibot'
import type { Json } from '#domain/lib/json.ts'
import { Identifier } from '#domain/lib/names.ts'
import { removeSteps, setStep } from '#domain/components/operations/steps.ts'
import type { Step, Workflow } from '#domain/workflows/definition.ts'
import { isWork, slotsOf, STEPS } from '#domain/workflows/registry.ts'
import type { StepField } from '#domain/workflows/step.ts'
import { isShown } from '#domain/workflows/walk-step.ts'
import { Field } from '#web/ui/field.tsx'
import { IconButton } from '#web/ui/icon-button.tsx'
import { moreIcon } from '#web/ui/icons.ts'
import { MenuButton } from '#web/ui/menu-button.tsx'
import { Tabs } from '#web/ui/tabs.tsx'
import { TextInput } from '#web/ui/text-input.tsx'
import { useEditor } from '../../context.ts'
import { CheckedText } from '../../inspector/checked-text.tsx'
import { InspectorHead } from '../../inspector/inspector-head.tsx'
import { messages } from '../messages.ts'
import { stepItems } from '../step-menu-items.ts'
import { fieldLabel, stepTitle } from '../steps-text.ts'
import { useWorkflowActs } from '../use-workflow-acts.ts'
import { RetrySection } from './retry-section.tsx'
import { StepEntry } from './step-entry.tsx'

type Section = StepField['section']

/** The settings of one step, drawn from its kind's fields. */
export function StepInspector({ step, workflow }: { step: Step; workflow: Workflow }) {
  const { model, flow, view, evaluation } = useEditor()
  const acts = useWorkflowActs()
  const t = messages.t.inspector
  const tab = useSignal<Section>('main')
  const more = useRef<HTMLButtonElement | null>(null)
  const fields: { readonly [name: string]: StepField } = STEPS[step.kind].fields
  const shown = Object.entries(fields).filter(([, field]) => isShown(step, field))
  const problems = model.problems.value.filter(
    ({ path: [root, id, part, owner] }) =>
      root === 'workflows' && id === workflow.id && part === 'steps' && owner === step.id,
  )
  const entryOf = ({ path: [, , , , part, name] }: { path: readonly string[] }) => (part === 'config' ? name : part)
  const hasTiming = isWork(step.kind) || shown.some(([, { section }]) => section === 'timing')
  const sections: readonly Section[] = hasTiming ? ['main', 'timing'] : ['main']
  const sectionOf = (entry: string | null | undefined): Section =>
    entry === 'retry' || entry === 'timeoutMs' ? 'timing' : (fields[entry ?? '']?.section ?? 'main')

  // A problem leads to its entry, whichever tab it is on.
  const wanted = view.entry.value
  if (wanted !== null && sectionOf(wanted) !== tab.peek()) queueMicrotask(() => (tab.value = sectionOf(wanted)))

  const set = (path: readonly string[], value: Json | undefined) => {
    const now = model.draft.document.peek()
    if (!now) return
    const change = setStep(now, workflow.id, step.id, { path, value })
    const gone = path[0] === 'config' ? stepsWithoutWay(workflow, step, path[1] ?? '', value) : []
    const { edits } = removeSteps(now, workflow.id, gone)
    model.act(
      { ...change, edits: [...edits, ...change.edits] },
      { select: false, merge: `${step.id}.${path.slice(0, 2).join('.')}` },
    )
  }

  function checkName(name: string): string | null {
    const taken = Object.values(workflow.steps).some(
      (other) => other.id !== step.id && other.name.toLowerCase() === name.toLowerCase(),
    )
    return taken ? t.nameTaken : v.is(Identifier, name) ? null : t.nameMalformed
  }

  const values = flow.sample(evaluation.record.value as unknown as Json)
  const scope = flow.stepScope.value
  const entries = (section: Section) =>
    shown
      .filter(([, field]) => field.section === section)
      .map(([name, field]) => (
        <StepEntry
          key={name}
          name={name}
          field={field}
          label={fieldLabel(step.kind, name, messages.t)}
          value={step.config[name]}
          onChange={(value) => set(['config', name], value)}
          step={step}
          scope={scope}
          values={values}
          problems={problems.filter((problem) => entryOf(problem) === name)}
        />
      ))

  return (
    <>
      <InspectorHead
        icon={STEPS[step.kind].icon}
        kind={`${messages.t.kinds[step.kind]} · ${step.name}`}
        name={stepTitle(step, messages.t)}
        label={t.name}
      >
        <MenuButton
          label={messages.t.menu.more}
          align="end"
          items={() => stepItems({ flow, acts, workflow, step, beside: () => more.current })}
        >
          {(trigger) => (
            <IconButton
              icon={moreIcon}
              label={messages.t.menu.more}
              {...trigger}
              buttonRef={(element: HTMLButtonElement | null) => {
                more.current = element
                if (typeof trigger.buttonRef === 'function') trigger.buttonRef(element)
                else if (trigger.buttonRef) trigger.buttonRef.current = element
              }}
            />
          )}
        </MenuButton>
      </InspectorHead>
      <Tabs
        label={t.tabs}
        small
        panelClass="iscroll"
        value={tab.value}
        onChange={(id) => (tab.value = id as Section)}
        tabs={sections.map((section) => {
          const wrong = problems.filter((problem) => sectionOf(entryOf(problem)) === section)
          return {
            id: section,
            label: t[section],
            count: wrong.length === 0 ? undefined : wrong.length,
            countTone: wrong.some(({ severity }) => severity === 'error') ? ('danger' as const) : ('warning' as const),
            panel: () => (
              <>
                <div class="sec">
                  {section === 'main' && (
                    <div data-entry="step.title">
                      <Field label={t.title}>
                        {(wiring) => (
                          <TextInput
                            {...wiring}
                            value={step.title}
                            placeholder={messages.t.kinds[step.kind]}
                            onInput={(title) => set(['title'], title)}
                          />
                        )}
                      </Field>
                    </div>
                  )}
                  {entries(section)}
                </div>
                {section === 'main' && (
                  <div class="sec">
                    <CheckedText
                      entry="name"
                      label={t.name}
                      help={t.nameHelp(step.name)}
                      value={step.name}
                      check={checkName}
                      onChange={(name) => set(['name'], name)}
                    />
                  </div>
                )}
                {section === 'timing' && isWork(step.kind) && <RetrySection step={step} set={set} />}
              </>
            ),
          }
        })}
      />
    </>
  )
}

/** Steps that would hang nowhere once an entry has a value: those of ways that go with it. */
function stepsWithoutWay({ steps }: Workflow, step: Step, name: string, value: Json | undefined): string[] {
  const config = { ...step.config }
  if (value === undefined) delete config[name]
  else config[name] = value
  const before = new Set(slotsOf(step).map(({ id }) => id))
  const after = new Set(slotsOf({ kind: step.kind, config }).map(({ id }) => id))
  return Object.values(steps)
    .filter(({ parent, slot }) => parent === step.id && slot !== undefined && before.has(slot) && !after.has(slot))
    .map(({ id }) => id)
}
