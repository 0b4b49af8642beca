import { useSignal } from '@preact/signals'
import type { RecordAction } from '#domain/auth/can.ts'
import type { Role } from '#domain/auth/roles.ts'
import { Badge } from '#web/ui/badge.tsx'
import { Banner } from '#web/ui/banner.tsx'
import { Button } from '#web/ui/button.tsx'
import { Checkbox } from '#web/ui/checkbox.tsx'
import { confirm } from '#web/ui/confirm.tsx'
import { Field } from '#web/ui/field.tsx'
import { TextInput } from '#web/ui/text-input.tsx'
import { toast } from '#web/ui/toast.tsx'
import { useWorkspace } from '../context.ts'
import { request, ServerError } from '../server.ts'
import { messages } from './messages.ts'

const ACTIONS: readonly RecordAction[] = ['read', 'create', 'update', 'delete']

/** What a role grants: a line per component, a box per act, and which records. */
export function RoleForm({ role, readOnly, onChanged }: { role: Role; readOnly: boolean; onChanged: () => void }) {
  const workspace = useWorkspace()
  const t = messages.t
  const draft = useSignal(role)
  const error = useSignal<string | null>(null)
  const dirty = draft.value !== role
  const components = workspace.components.value ?? []

  const grant = (component: string, action: RecordAction) => draft.value.components[component]?.[action]
  const ruleOf = (component: string) => draft.value.components[component]?.read?.rule ?? ''

  function give(component: string, action: RecordAction, on: boolean) {
    const { [action]: _, ...others } = draft.value.components[component] ?? {}
    const rule = ruleOf(component)
    const grants = on ? { ...others, [action]: action === 'create' || rule === '' ? {} : { rule } } : others
    const { [component]: __, ...rest } = draft.value.components
    draft.value = { ...draft.value, components: Object.keys(grants).length === 0 ? rest : { ...rest, [component]: grants } }
  }

  /** The same records for reading, changing and deleting: what can be seen is what can be changed. */
  function restrict(component: string, rule: string) {
    const grants = draft.value.components[component] ?? {}
    const ruled = Object.fromEntries(Object.entries(grants).map(([action, held]) => [action, action === 'create' || rule === '' ? {} : { ...held, rule }]))
    draft.value = { ...draft.value, components: { ...draft.value.components, [component]: ruled } }
  }

  async function save(event: Event) {
    event.preventDefault()
    try {
      await request('PUT', `/roles/${role.id}`, draft.peek())
      error.value = null
      toast({ text: t.saved })
      onChanged()
    } catch (cause) {
      if (!(cause instanceof ServerError)) throw cause
      error.value = cause.body?.fields?.map((field) => field.message).join(' ') || cause.message
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
        {(wiring) => <TextInput {...wiring} value={draft.value.name} readOnly={readOnly} maxLength={200} onInput={(name) => (draft.value = { ...draft.value, name })} />}
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
              <th title={t.ruleHelp}>{t.rule}</th>
            </tr>
          </thead>
          <tbody>
            {components.map((component) => (
              <tr key={component.id}>
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
                  <TextInput
                    class="mono"
                    size="s"
                    aria-label={`${component.title}: ${t.rule}`}
                    value={ruleOf(component.id)}
                    readOnly={readOnly}
                    disabled={grant(component.id, 'read') === undefined}
                    placeholder="createdBy == user.id"
                    spellcheck={false}
                    onInput={(rule) => restrict(component.id, rule)}
                  />
                </td>
              </tr>
            ))}
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
