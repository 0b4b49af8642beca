import * as v from 'valibot'

/**
 * A stable id of something a builder made: readable slug, underscore, random tail (`due_date_k3f9x2`). Ids never change, so
 * they serve as SQL identifiers too: a table is named by its component's id, a column by its property's id, and a rename
 * touches neither.
 */
export const Id = v.pipe(v.string(), v.regex(/^(?!constructor$)[a-z][a-z0-9_]{0,47}$/, 'id_malformed'))

/** A name that expressions and the API use: `dueDate`. */
export const Identifier = v.pipe(v.string(), v.regex(/^[a-zA-Z][a-zA-Z0-9_]{0,47}$/, 'name_malformed'))

/** A name that stands in addresses: `invoice`, `all-invoices`. */
export const Key = v.pipe(
  v.string(),
  v.regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, 'key_malformed'),
  v.maxLength(48, 'key_malformed'),
)

/** What people read. Never used to refer to anything. */
export const Title = v.pipe(v.string(), v.trim(), v.minLength(1, 'title_required'), v.maxLength(200, 'title_too_long'))

const fold = (text: string) =>
  text
    .normalize('NFKD')
    .replace(/[̀-ͯ]/g, '')
    .replaceAll('ß', 'ss')

const words = (text: string): string[] => fold(text).match(/[A-Za-z0-9]+/g) ?? []

/** `Due date` → `due_date`; falls back to `fallback` where nothing usable is left. */
export function slug(text: string, fallback: string): string {
  const base = words(text)
    .join('_')
    .toLowerCase()
    .replace(/^[0-9_]+/, '')
    .slice(0, 40)
  return base === '' ? fallback : base
}

/** `All invoices` → `all-invoices`. */
export const keyFrom = (text: string, fallback: string): string =>
  slug(text, fallback).replaceAll('_', '-').replace(/-+$/, '')

/** `Due date` → `dueDate`. */
export function identifierFrom(text: string, fallback: string): string {
  const [first = '', ...rest] = words(text)
  const name = [
    first.charAt(0).toLowerCase() + first.slice(1),
    ...rest.map((w) => w.charAt(0).toUpperCase() + w.slice(1)),
  ]
    .join('')
    .replace(/^[0-9]+/, '')
    .slice(0, 48)
  return name === '' ? fallback : name
}

const ALPHABET = 'abcdefghijkmnpqrstuvwxyz23456789'

/**
 * Makes a stable id from a title and randomness handed in.
 * @param random six or more bytes
 */
export function makeId(title: string, random: Uint8Array, fallback = 'item'): string {
  const tail = Array.from(random.subarray(0, 6), (byte) => ALPHABET[byte % ALPHABET.length]).join('')
  return `${slug(title, fallback)}_${tail}`
}
