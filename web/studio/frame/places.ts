import type { Permission } from '#domain/auth/permissions.ts'
import {
  cubeIcon,
  globeIcon,
  homeIcon,
  rocketIcon,
  shieldIcon,
  slidersIcon,
  usersIcon,
  workflowIcon,
  type Drawing,
} from '#web/ui/icons.ts'
import { messages } from '../messages.ts'
import type { WorkspaceModel } from '../workspace-model.ts'

export type StudioPlace = {
  readonly id: string
  readonly title: string
  readonly icon: Drawing
  readonly href: string
  readonly needs: Permission
  readonly atEnd?: boolean
  /** Things there that need somebody. */
  readonly count?: number
}

/** Studio's screens that this person may open, in the order of the rail. */
export function places(workspace: WorkspaceModel): StudioPlace[] {
  const { frame } = messages.t
  const all: StudioPlace[] = [
    { id: 'home', title: frame.home, icon: homeIcon, href: '/studio', needs: 'studio.open' },
    { id: 'components', title: frame.components, icon: cubeIcon, href: '/studio/components', needs: 'components.read' },
    {
      id: 'runs',
      title: frame.runs,
      icon: workflowIcon,
      href: '/studio/runs',
      needs: 'runs.read',
      count: workspace.failing.value,
    },
    {
      id: 'publication',
      title: frame.publication,
      icon: rocketIcon,
      href: '/studio/publication',
      needs: 'publications.read',
    },
    { id: 'sites', title: frame.sites, icon: globeIcon, href: '/studio/sites', needs: 'sites.read' },
    { id: 'people', title: frame.people, icon: usersIcon, href: '/studio/people', needs: 'users.read' },
    { id: 'roles', title: frame.roles, icon: shieldIcon, href: '/studio/roles', needs: 'roles.read' },
    {
      id: 'settings',
      title: frame.settings,
      icon: slidersIcon,
      href: '/studio/settings',
      needs: 'studio.open',
      atEnd: true,
    },
  ]
  return all.filter(({ needs }) => workspace.may(needs))
}
