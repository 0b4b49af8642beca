import { type Actor, canReach, type RecordAction } from '../auth/can.ts'
import type { Role } from '../auth/roles.ts'
import type { Component } from '../components/document.ts'

/** Who looks at the app. */
export type Reader = Pick<Actor, 'role' | 'roleIds'>

export type Abilities = { readonly [A in RecordAction]: boolean }

export function abilitiesOf(
  reader: Reader,
  roles: readonly Role[],
  component: Pick<Component, 'id' | 'access'>,
): Abilities {
  const may = (action: RecordAction) => canReach(reader, roles, action, component).allowed
  return { read: may('read'), create: may('create'), update: may('update'), delete: may('delete') }
}

/** Whether any page of the component is for the reader: who may only create still fills in its form. */
export const isOpen = ({ read, create, update }: Abilities): boolean => read || create || update

/** Readers with equal text see the same app. */
export const classOf = ({ role, roleIds }: Reader): string => (role === 'user' ? roleIds.toSorted().join(' ') : '*')
