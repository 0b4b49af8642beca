import type { PlannedChange, PublicationPlan } from '#domain/publications/plan.ts'
import { Badge } from '#web/ui/badge.tsx'
import { Banner } from '#web/ui/banner.tsx'
import { Checkbox } from '#web/ui/checkbox.tsx'
import { Icon } from '#web/ui/icon.tsx'
import { dataIcon, diffIcon, historyIcon, keyIcon, lockIcon, plusIcon, trashIcon, type Drawing } from '#web/ui/icons.ts'
import type { Tone } from '#web/ui/tone.ts'
import { useWorkspace } from '../context.ts'
import { InTheWay } from './in-the-way.tsx'
import { messages } from './messages.ts'

const DRAWINGS: { readonly [Kind in PlannedChange['kind']]: Drawing } = {
  table_added: plusIcon,
  table_set_aside: trashIcon,
  table_renamed: diffIcon,
  property_added: plusIcon,
  property_set_aside: trashIcon,
  property_revived: historyIcon,
  property_renamed: diffIcon,
  type_changed: diffIcon,
  required_added: lockIcon,
  required_removed: lockIcon,
  constraint_changed: diffIcon,
  options_changed: diffIcon,
  unique_added: keyIcon,
  unique_removed: keyIcon,
  index_added: dataIcon,
  index_removed: dataIcon,
  relation_changed: diffIcon,
}
const TONES: { readonly [Safety in PlannedChange['safety']]: Tone } = {
  safe: 'success',
  loses: 'danger',
  blocked: 'warning',
}

type Props = { plan: PublicationPlan; accepted: boolean; onAccept: (on: boolean) => void }

/** What happens to the tables, a line each, with its safety; what loses data needs the builder's word. */
export function TableChanges({ plan, accepted, onAccept }: Props) {
  const t = messages.t
  const workspace = useWorkspace()
  const titleOf = (id: string) => workspace.components.value?.find((component) => component.id === id)?.title
  const count = (safety: PlannedChange['safety']) => plan.changes.filter((change) => change.safety === safety).length
  const [safe, loses, blocked] = [count('safe'), count('loses'), count('blocked')]
  return (
    <section class="card">
      <h3 class="card-head">
        {t.tables}
        <span class="grow" />
        {safe > 0 && <Badge tone="success">{t.safeCount(safe)}</Badge>}
        {loses > 0 && <Badge tone="danger">{t.losesCount(loses)}</Badge>}
        {blocked > 0 && <Badge tone="warning">{t.blockedCount(blocked)}</Badge>}
      </h3>
      {plan.changes.length === 0 && <p class="muted card-note">{t.noTables}</p>}
      {plan.changes.length > 0 && (
        <div class="table-scroll">
          <table class="grid plain">
            <tbody>
              {plan.changes.map((change) => (
                <tr key={`${change.kind}${change.componentId}${change.propertyId ?? ''}`}>
                  <td class="mark">
                    <Icon drawing={DRAWINGS[change.kind]} class={`c-${TONES[change.safety]}`} />
                  </td>
                  <td class="medium">
                    {change.title}
                    {change.propertyId !== undefined && (
                      <span class="muted fs-2 block">{titleOf(change.componentId)}</span>
                    )}
                  </td>
                  <td class="muted wide">
                    {t.changes[change.kind](change.params)}
                    <InTheWay change={change} />
                  </td>
                  <td>
                    <span class="mono fs-2 subtle" title={change.sql}>
                      {change.sql}
                    </span>
                  </td>
                  <td class="end">
                    <Badge tone={TONES[change.safety]}>{t.safety[change.safety]}</Badge>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {loses > 0 && (
        <Banner
          tone="danger"
          action={
            <Checkbox checked={accepted} onChange={onAccept}>
              {t.checked}
            </Checkbox>
          }
        >
          {t.aside}
        </Banner>
      )}
    </section>
  )
}
