import { freeName } from '../components/operations/operation.ts'
import { keyFrom, makeId } from '../lib/names.ts'
import type { Site } from './site.ts'

/**
 * A site with nothing set but its name. The first of a workspace is its default; its empty menu shows every component.
 * @param random six or more bytes
 */
export function newSite(name: string, others: readonly Pick<Site, 'key' | 'isDefault'>[], random: Uint8Array): Site {
  const key = freeName(
    keyFrom(name, 'site'),
    others.map((other) => other.key),
    '-',
  )
  return {
    schema: 1,
    id: makeId(name, random, 'site'),
    key,
    name,
    isDefault: !others.some((other) => other.isDefault),
    theme: {},
    locale: 'en',
    menu: {},
  }
}
