import type { FunctionComponent } from 'preact'
import { lazy, LocationProvider, Route, Router } from 'preact-iso'
import { useEffect, useMemo } from 'preact/hooks'
import { ConfirmHost } from '../ui/confirm.tsx'
import { messagesReady } from '../ui/messages/dictionary.ts'
import { ToastHost } from '../ui/toast.tsx'
import { WorkspaceContext } from './context.ts'
import { Frame } from './frame/frame.tsx'
import { NoAccess, NotFound } from './frame/not-found.tsx'
import { tellFailures } from './frame/tell-failures.ts'
import type { Session } from './session.ts'
import { WorkspaceModel } from './workspace-model.ts'

/** A screen and its messages, fetched when it is first shown. */
const screen = (load: () => Promise<{ default: FunctionComponent }>): FunctionComponent =>
  lazy(async () => {
    const module = await load()
    await messagesReady()
    return module
  })

const Home = screen(() => import('./home/home.tsx'))
const Components = screen(() => import('./components/components.tsx'))
const Editor = screen(() => import('./editor/editor.tsx'))
const Publication = screen(() => import('./publication/publication.tsx'))
const Runs = screen(() => import('./runs/runs.tsx'))
const Run = screen(() => import('./runs/viewer/run-viewer.tsx'))
const Sites = screen(() => import('./sites/sites.tsx'))
const People = screen(() => import('./people/people.tsx'))
const Roles = screen(() => import('./roles/roles.tsx'))
const Settings = screen(() => import('./settings/settings.tsx'))

/** The builder, for those who may build. */
export const Studio = ({ session }: { session: Session }) =>
  session.permissions.includes('studio.open') ? <Screens session={session} /> : <NoAccess />

/** One frame, one screen at a time. */
function Screens({ session }: { session: Session }) {
  const workspace = useMemo(() => new WorkspaceModel(session), [session])
  useEffect(tellFailures, [])
  useEffect(() => {
    void workspace.refresh()
    return () => workspace.close()
  }, [workspace])

  return (
    <WorkspaceContext.Provider value={workspace}>
      <LocationProvider scope="/studio">
        <Frame>
          <Router>
            <Route path="/studio" component={Home} />
            <Route path="/studio/components" component={Components} />
            <Route path="/studio/components/:id/:page?" component={Editor} />
            <Route path="/studio/publication" component={Publication} />
            <Route path="/studio/runs" component={Runs} />
            <Route path="/studio/runs/:id" component={Run} />
            <Route path="/studio/sites/:id?" component={Sites} />
            <Route path="/studio/people" component={People} />
            <Route path="/studio/roles/:id?" component={Roles} />
            <Route path="/studio/settings" component={Settings} />
            <Route default component={NotFound} />
          </Router>
        </Frame>
      </LocationProvider>
      <ToastHost />
      <ConfirmHost />
    </WorkspaceContext.Provider>
  )
}
