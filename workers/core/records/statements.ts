import type { Role } from '#domain/auth/roles.ts'
import { Lru } from '../lib/lru.ts'
import type { LiveWorkspace } from '../lib/live-app.ts'
import type { RecordPlace } from './place.ts'

/** Compiled statements of one live app: they end with it. */
const statements = new WeakMap<LiveWorkspace, Lru<unknown>>()
const MOST_STATEMENTS = 300
/** Longer shapes are compiled every time: remembered, a few hundred of them would fill the isolate's memory. */
const LONGEST_SHAPE = 4_000

/** What an actor's rules depend on, beside the row. */
type Leanings = { readonly user: boolean; readonly clock: boolean }
const leanings = new WeakMap<readonly Role[], Map<string, Leanings>>()

const USER = /\buser\b/
const CLOCK = /\b(now|today)\b/

/** Looks at the text only: a word in quotes costs a few compilations more, never a wrong answer. */
const leaningsOf = (text: string): Leanings => ({ user: USER.test(text), clock: CLOCK.test(text) })

function ruleLeanings(roles: readonly Role[], roleIds: readonly string[]): Leanings {
  const known = leanings.get(roles) ?? new Map<string, Leanings>()
  leanings.set(roles, known)
  const key = roleIds.join()
  let found = known.get(key)
  if (!found) {
    const rules = roles
      .filter(({ id }) => roleIds.includes(id))
      .flatMap((role) =>
        Object.values(role.components).flatMap((grants) => Object.values(grants).map((grant) => grant?.rule ?? '')),
      )
    found = leaningsOf(rules.join('\n'))
    known.set(key, found)
  }
  return found
}

/**
 * A statement compiled once for everybody it is the same for.
 * @param shape what tells it from other statements of the component
 * @param filter text of the caller's own condition, which may name the caller and the time
 */
export function remembered<T>(
  { reader, component, live, release }: RecordPlace,
  shape: string,
  filter: string,
  compile: () => T,
): T {
  const { role, roleIds, userId, email, name } = reader.actor
  const own = filter === '' ? null : leaningsOf(filter)
  const rules = role === 'user' ? ruleLeanings(reader.roles, roleIds) : null
  if (own?.clock || rules?.clock || shape.length > LONGEST_SHAPE) return compile()
  const who = role === 'user' ? `user ${roleIds.join()}` : role
  const self = own?.user || rules?.user ? JSON.stringify([userId, email, name]) : ''
  const key = `${component.id}\n${release}\n${who}\n${self}\n${shape}`
  let kept = statements.get(live)
  if (!kept) statements.set(live, (kept = new Lru(MOST_STATEMENTS)))
  const known = kept.peek(key)
  if (known !== undefined) return known as T
  const made = compile()
  kept.set(key, made)
  return made
}
