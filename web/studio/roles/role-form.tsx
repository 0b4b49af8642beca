import { useSignal } from '@preact/signals'
import { Fragment } from 'preact'
import { useEffect } from 'preact/hooks'
import type { RecordAction } from '#domain/auth/can.ts'
import type { Role } from '#domain/auth/roles.ts'
import { EMPTY_MODEL } from '#domain/components/model.ts'
import { Badge } from '#web/ui/badge.tsx'
import { Banner } from '#web/ui/banner.tsx'
import { Button } from '#web/ui/button.tsx'
import { Checkbox } from '#web/ui/checkbox.tsx'
import { confirm } from '#web/ui/confirm.tsx'
import { Field } from '#web/ui/field.tsx'
import { downIcon, rightIcon } from '#web/ui/icons.ts'
import { messagesReady } from '#web/ui/messages/dictionary.ts'
import { TextInput } from '#web/ui/text-input.tsx'
import { toast } from '#web/ui/toast.tsx'
import { useWorkspace } from '../context.ts'
import { request } from '#web/server/request.ts'
import { ServerError } from '#web/server/server-error.ts'
import { failureSentence } from '../failure-sentence.ts'
import type { checkRules } from './check-rules.ts'
import { FIELD_ACTIONS, GrantFields, isLimited, type FieldAction } from './grant-fields.tsx'
import { messages } from './messages.ts'
import { RuleInput } from './rule-input.tsx'

const ACTIONS: readonly RecordAction[] = ['read', 'create', 'update', 'delete']

/** What a role grants: a line per component, a box per act, and which records. */
export function RoleForm({ role, readOnly, onChanged }: { role: Role; readOnly: boolean; onChanged: () => void }) {
  const workspace = useWorkspace()
  const t = messages.t
  const draft = useSignal(role)
  /** What the server has. */
  const stored = useSignal(role)
  const error = useSignal<string | null>(null)
  /** What the server said against a component's rule, until the rule is changed. */
  const refused = useSignal<{ readonly [component: string]: string }>({})
  const dirty = draft.value !== stored.value
  const components = workspace.components.value ?? []
  /** Component whose properties are in sight. */
  const unfolded = useSignal<string | null>(null)
  const checker = useSignal<{ readonly check: typeof checkRules } | null>(null)
  useEffect(() => {
    void import('./check-rules.ts').then(async ({ checkRules }) => {
      await messagesReady()
      checker.value = { check: checkRules }
    })
  }, [])
  const found = checker.value?.check(draft.value, workspace.outlines.value) ?? {}

  const grant = (component: string, action: RecordAction) => draft.value.components[component]?.[action]
  const ruleOf = (component: string) => draft.value.components[component]?.read?.rule ?? ''

  function give(component: string, action: RecordAction, on: boolean) {
    const { [action]: _, ...others } = draft.value.components[component] ?? {}
    const rule = ruleOf(component)
    const grants = on ? { ...others, [action]: action === 'create' || rule === '' ? {} : { rule } } : others
    const { [component]: __, ...rest } = draft.value.components
    draft.value = {
      ...draft.value,
      components: Object.keys(grants).length === 0 ? rest : { ...rest, [component]: grants },
    }
  }

  /** The same records for reading, changing and deleting: what can be seen is what can be changed. */
  function restrict(component: string, rule: string) {
    const { [component]: _, ...others } = refused.peek()
    refused.value = others
    const grants = draft.value.components[component] ?? {}
    const ruled = Object.fromEntries(
      Object.entries(grants).map(([action, held]) => {
        const { rule: __, ...rest } = held ?? {}
        return [action, action === 'create' || rule === '' ? rest : { ...rest, rule }]
      }),
    )
    draft.value = { ...draft.value, components: { ...draft.value.components, [component]: ruled } }
  }

  /** Limits an act to some properties; undefined is all of them. */
  function limit(component: string, action: FieldAction, fields: readonly string[] | undefined) {
    const grants = draft.value.components[component] ?? {}
    const { fields: _, ...rest } = grants[action] ?? {}
    const limited = { ...grants, [action]: fields === undefined ? rest : { ...rest, fields: [...fields] } }
    draft.value = { ...draft.value, components: { ...draft.value.components, [component]: limited } }
  }

  async function save(event: Event) {
    event.preventDefault()
    const sent = draft.peek()
    try {
      await request('PUT', `/roles/${role.id}`, sent)
      stored.value = sent
      error.value = null
      refused.value = {}
      toast({ text: t.saved })
      onChanged()
    } catch (cause) {
      if (!(cause instanceof ServerError)) throw cause
      const fields = cause.body?.fields ?? []
      const rules = fields.flatMap(({ path, message }) => {
        const [, component] = /^components\.([^.]+)\./.exec(path) ?? []
        return component === undefined ? [] : [[component, message] as const]
      })
      refused.value = Object.fromEntries(rules)
      // What stands at its own line is not said twice.
      const others = fields.filter(({ path }) => !path.startsWith('components.'))
      error.value =
        rules.length > 0 && others.length === 0
          ? null
          : others.map((field) => field.message).join(' ') || failureSentence(cause)
    }
  }

  async function remove() {
    const sure = await confirm({ title: t.removeTitle(role.name), loss: t.removeLoss, act: t.remove, keep: t.keep })
    if (!sure) return
    await request('DELETE', `/roles/${role.id}`)
    toast({ text: t.removed(role.name) })
    onChanged()
  }

  return (
    <form class="card role-form" onSubmit={(event) => void save(event)}>
      {readOnly && <Banner tone="info">{t.readOnly}</Banner>}
      {error.value !== null && <Banner tone="danger">{error.value}</Banner>}
      <Field label={t.name} required>
        {(wiring) => (
          <TextInput
            {...wiring}
            value={draft.value.name}
            readOnly={readOnly}
            maxLength={200}
            onInput={(name) => (draft.value = { ...draft.value, name })}
          />
        )}
      </Field>
      {components.length === 0 && <p class="muted">{t.noComponents}</p>}
      {components.length > 0 && (
        <table class="grid grants">
          <thead>
            <tr>
              <th>{t.component}</th>
              {ACTIONS.map((action) => (
                <th key={action}>{t.actions[action]}</th>
              ))}
              <th>{t.fields}</th>
              <th title={t.ruleHelp}>{t.rule}</th>
            </tr>
          </thead>
          <tbody>
            {components.map((component) => {
              const grants = draft.value.components[component.id] ?? {}
              const reach = isLimited(grants) ? t.fieldsShort.some : t.fieldsShort.all
              const isOpen = unfolded.value === component.id
              return (
                <Fragment key={component.id}>
                  <tr class={isOpen ? 'unfolded' : undefined}>
                    <td>
                      <span class="row">
                        {component.title}
                        {component.access === 'members' && <Badge>{t.everyone}</Badge>}
                      </span>
                    </td>
                    {ACTIONS.map((action) => (
                      <td key={action}>
                        <Checkbox
                          label={`${component.title}: ${t.actions[action]}`}
                          checked={grant(component.id, action) !== undefined}
                          disabled={readOnly}
                          onChange={(on) => give(component.id, action, on)}
                        />
                      </td>
                    ))}
                    <td>
                      {FIELD_ACTIONS.some((action) => grants[action] !== undefined) && (
                        <Button
                          size="s"
                          kind="ghost"
                          iconAfter={isOpen ? downIcon : rightIcon}
                          aria-label={`${component.title}, ${t.fields}: ${reach}`}
                          aria-expanded={isOpen}
                          onClick={() => (unfolded.value = isOpen ? null : component.id)}
                        >
                          {reach}
                        </Button>
                      )}
                    </td>
                    <td>
                      <RuleInput
                        label={`${component.title}: ${t.rule}`}
                        rule={ruleOf(component.id)}
                        problem={found[component.id] ?? refused.value[component.id] ?? null}
                        readOnly={readOnly}
                        disabled={grant(component.id, 'read') === undefined}
                        onChange={(rule) => restrict(component.id, rule)}
                      />
                    </td>
                  </tr>
                  {isOpen && (
                    <tr>
                      <td colSpan={ACTIONS.length + 3}>
                        <GrantFields
                          title={component.title}
                          model={workspace.outlines.value.find(({ id }) => id === component.id)?.model ?? EMPTY_MODEL}
                          grants={grants}
                          readOnly={readOnly}
                          onChange={(action, fields) => limit(component.id, action, fields)}
                        />
                      </td>
                    </tr>
                  )}
                </Fragment>
              )
            })}
          </tbody>
        </table>
      )}
      {!readOnly && (
        <footer class="row">
          <Button kind="danger-quiet" onClick={() => void remove()}>
            {t.remove}
          </Button>
          <span class="grow" />
          {dirty && <span class="muted fs-2">{t.unsaved}</span>}
          <Button kind="primary" type="submit">
            {t.save}
          </Button>
        </footer>
      )}
    </form>
  )
}
