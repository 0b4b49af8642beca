import { Button } from '#web/ui/button.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { alertIcon, lockIcon, pageIcon, searchIcon } from '#web/ui/icons.ts'
import type { Message } from '../page-data.ts'
import type { WorkplaceModel } from '../workplace-model.ts'
import { noPageMessages } from './no-page-messages.ts'

const ICONS = { not_found: searchIcon, forbidden: lockIcon, empty: pageIcon, failed: alertIcon }

/** What stands where a page would: why there is none, and the way on. */
export function MessageView({ model, message }: { model: WorkplaceModel; message: Message }) {
  const t = noPageMessages.t
  const [title, lead] = {
    not_found: [t.notFound, t.notFoundLead],
    forbidden: [t.forbidden, t.forbiddenLead],
    empty: [t.empty, t.emptyLead],
    failed: [t.broken, t.brokenLead],
  }[message]
  const { home } = model.given().site
  const action =
    message === 'failed' ? (
      <Button onClick={() => location.reload()}>{t.tryAgain}</Button>
    ) : (
      message !== 'empty' &&
      home && (
        <Button onClick={() => void model.go({ ...home, record: null, params: {} }, 'page', 'replace')}>
          {t.home}
        </Button>
      )
    )
  return (
    <div class="message">
      <h1 class="sr">{title}</h1>
      <EmptyState icon={ICONS[message]} title={title ?? ''} action={action}>
        {lead}
      </EmptyState>
    </div>
  )
}
