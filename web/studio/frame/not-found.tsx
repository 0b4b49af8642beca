import { Button } from '#web/ui/button.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { lockIcon, searchIcon } from '#web/ui/icons.ts'
import { messages } from '../messages.ts'
import { signOut } from '../session.ts'

/** Nothing is at this address. */
export function NotFound() {
  const { frame } = messages.t
  return (
    <main class="screen">
      <EmptyState
        icon={searchIcon}
        title={frame.notFound}
        action={
          <a class="btn" href="/studio">
            {frame.goHome}
          </a>
        }
      >
        {frame.notFoundHelp}
      </EmptyState>
    </main>
  )
}

/** Signed in, but not a builder. */
export function NoAccess() {
  const { frame } = messages.t
  return (
    <main class="screen alone">
      <EmptyState
        icon={lockIcon}
        title={frame.noAccess}
        action={
          <span class="row">
            <a class="btn" href="/">
              {frame.openWorkplace}
            </a>
            <Button kind="ghost" onClick={() => void signOut()}>
              {frame.signOut}
            </Button>
          </span>
        }
      >
        {frame.noAccessHelp}
      </EmptyState>
    </main>
  )
}
