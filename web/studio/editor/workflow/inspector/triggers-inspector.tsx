import { ordered } from '#domain/components/model.ts'
import { addTrigger, removeTrigger, setTrigger } from '#domain/components/operations/triggers.ts'
import { workflowsOf } from '#domain/components/operations/workflows.ts'
import type { Json } from '#domain/lib/json.ts'
import type { Problem } from '#domain/lib/problem.ts'
import type { Workflow } from '#domain/workflows/definition.ts'
import { type Trigger, TRIGGER_KINDS } from '#domain/workflows/trigger.ts'
import { Button } from '#web/ui/button.tsx'
import { Field } from '#web/ui/field.tsx'
import { IconButton } from '#web/ui/icon-button.tsx'
import { plusIcon, trashIcon } from '#web/ui/icons.ts'
import { MenuButton } from '#web/ui/menu-button.tsx'
import { NamedIcon } from '#web/ui/named-icon.tsx'
import { Select } from '#web/ui/select.tsx'
import { Switch } from '#web/ui/switch.tsx'
import { TextInput } from '#web/ui/text-input.tsx'
import { useEditor } from '../../context.ts'
import { ExpressionField } from '../../expression/expression-field.tsx'
import { problemText } from '../../expression/problem-text.ts'
import { InspectorHead } from '../../inspector/inspector-head.tsx'
import { TRIGGER_ICONS } from '../faces.ts'
import { messages } from '../messages.ts'

/** What starts the workflow by itself. */
export function TriggersInspector({ workflow }: { workflow: Workflow }) {
  const { model } = useEditor()
  const t = messages.t
  const triggers = ordered(workflow.triggers)
  return (
    <>
      <InspectorHead icon="play" kind={workflow.title} name={t.start.title} label={t.inspector.name} />
      <div class="iscroll">
        {triggers.map((trigger) => (
          <TriggerSection key={trigger.id} trigger={trigger} workflow={workflow} />
        ))}
        <div class="sec">
          {triggers.length === 0 && <p class="help">{t.start.help}</p>}
          <MenuButton
            label={t.start.add}
            items={() =>
              TRIGGER_KINDS.map((kind) => ({
                id: kind,
                label: t.triggers[kind],
                run: () => {
                  const now = model.draft.document.peek()
                  if (now) model.act(addTrigger(now, workflow.id, kind, model.random()))
                },
              }))
            }
          >
            {(trigger) => (
              <Button size="s" icon={plusIcon} {...trigger}>
                {t.start.add}
              </Button>
            )}
          </MenuButton>
        </div>
      </div>
    </>
  )
}

type Entries = {
  readonly set: (entry: string, value: Json | undefined) => void
  readonly error: (entry: string) => string | null
}

function TriggerSection({ trigger, workflow }: { trigger: Trigger; workflow: Workflow }) {
  const { model } = useEditor()
  const t = messages.t
  const problems = model.problems.value.filter(
    ({ path: [root, id, part, owner] }: Problem) =>
      root === 'workflows' && id === workflow.id && part === 'triggers' && owner === trigger.id,
  )
  const entries: Entries = {
    set(entry, value) {
      const now = model.draft.document.peek()
      if (now)
        model.act(setTrigger(now, workflow.id, trigger.id, { entry, value }), {
          select: false,
          merge: `${trigger.id}.${entry}`,
        })
    },
    error(entry) {
      const found = problems.find(({ path, range }) => path[4] === entry && range === undefined)
      return found ? problemText(found) : null
    },
  }
  return (
    <div class="sec" role="group" aria-label={t.triggers[trigger.kind]} data-entry={trigger.id}>
      <div class="row trigger-head">
        <NamedIcon name={TRIGGER_ICONS[trigger.kind]} />
        <b class="strong">{t.triggers[trigger.kind]}</b>
        <span class="grow" />
        <Switch
          label={trigger.off ? t.start.off : t.start.on}
          checked={!trigger.off}
          onChange={(on) => entries.set('off', on ? undefined : true)}
        />
        <IconButton
          icon={trashIcon}
          size="s"
          label={`${t.start.remove}: ${t.triggers[trigger.kind]}`}
          onClick={() => {
            const now = model.draft.document.peek()
            if (now) model.act(removeTrigger(now, workflow.id, trigger.id), { select: false })
          }}
        />
      </div>
      <p class="help">{t.triggerHelp[trigger.kind]}</p>
      <TriggerEntries trigger={trigger} {...entries} />
    </div>
  )
}

function TriggerEntries({ trigger, set, error }: Entries & { trigger: Trigger }) {
  const { model, flow, evaluation } = useEditor()
  const t = messages.t
  const f = t.triggerFields
  const record = evaluation.record.value as unknown as Json
  const choice = (name: string, label: string, value: string, options: readonly string[]) => (
    <Field label={label} error={error(name)}>
      {(wiring) => (
        <Select
          {...wiring}
          options={options.map((each) => ({ value: each, label: t.choices[`${name}.${each}`] ?? each }))}
          value={value}
          onChange={(next) => set(name, next ?? undefined)}
        />
      )}
    </Field>
  )
  const words = (name: string, label: string, value: string, help?: string) => (
    <Field label={label} error={error(name)} help={help}>
      {(wiring) => (
        <TextInput
          {...wiring}
          class="mono"
          value={value}
          onInput={(text) => set(name, text === '' ? undefined : text)}
        />
      )}
    </Field>
  )
  switch (trigger.kind) {
    case 'webhook':
      return (
        <>
          <ExpressionField
            label={f.key}
            value={trigger.key ?? ''}
            expected="any"
            scope={flow.startScope.value}
            rows={null}
            values={{ record, input: {} }}
            onChange={(text) => set('key', text === '' ? undefined : text)}
          />
          <p class="help">{f.keyHelp}</p>
        </>
      )
    case 'schedule':
      return (
        <>
          {words('cron', f.cron, trigger.cron, f.cronHelp)}
          <Field label={f.timeZone} error={error('timeZone')}>
            {(wiring) => (
              <Select
                {...wiring}
                options={zones(trigger.timeZone).map((zone) => ({ value: zone, label: zone.replaceAll('_', ' ') }))}
                value={trigger.timeZone}
                onChange={(zone) => set('timeZone', zone ?? undefined)}
              />
            )}
          </Field>
          {choice('missed', f.missed, trigger.missed, ['skip', 'once', 'each'])}
        </>
      )
    case 'record':
      return (
        <>
          {choice('on', f.on, trigger.on, ['created', 'updated', 'deleted'])}
          <ExpressionField
            label={f.when}
            value={trigger.when ?? ''}
            expected="bool"
            scope={flow.changeScope.value}
            rows={null}
            values={{ record, before: record }}
            onChange={(text) => set('when', text === '' ? undefined : text)}
          />
        </>
      )
    case 'event':
      return words('event', f.event, trigger.event)
    case 'workflow': {
      const document = model.draft.document.value
      const others = document ? workflowsOf(document).filter(({ id }) => id !== model.workflow.value?.id) : []
      return (
        <>
          <Field label={f.workflow} error={error('workflow')}>
            {(wiring) => (
              <Select
                {...wiring}
                options={others.map(({ id, title }) => ({ value: id, label: title }))}
                empty={t.inspector.choose}
                value={trigger.workflow ?? null}
                onChange={(id) => set('workflow', id ?? undefined)}
              />
            )}
          </Field>
          {choice('ended', f.ended, trigger.ended, ['succeeded', 'failed', 'cancelled', 'any'])}
        </>
      )
    }
  }
}

/** Every time zone this browser knows, and the one that is set. */
const zones = (own: string): readonly string[] => [...new Set(['UTC', own, ...Intl.supportedValuesOf('timeZone')])]
