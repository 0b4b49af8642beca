import type { Context } from 'hono'
import { isAttachedWithinReach, readFile, type StoredFile } from '#db/queries/files.ts'
import { reachOf } from '#db/records/reader.ts'
import { isInline } from '#domain/files/sniff.ts'
import { AppError } from '#domain/lib/errors.ts'
import type { AppEnv } from '../../env.ts'
import { isKnown } from '../lib/etag.ts'
import { objectKey, readerFor } from './place.ts'

/**
 * A file of the caller's workspace that the caller may see: whoever reads the component and the property, and where row rules
 * apply, a record that has it. One's own upload may be seen before it is attached. Logos of sites are for every member.
 * @throws AppError `not_found` alike for what is not there and what may not be seen
 */
async function visibleFile(c: Context<AppEnv>, id: string): Promise<StoredFile> {
  const { reader } = await readerFor(c)
  const file = await readFile(c.var.sql, reader.schema, id)
  if (!file) throw new AppError('not_found')
  const { componentId, propertyId } = file
  if (componentId === null || propertyId === null) return file
  const reach = reachOf(reader, 'read', componentId)
  const property = reader.components[componentId]?.model.properties[propertyId]
  if (!reach.allowed || property?.type !== 'file' || (reach.fields !== 'all' && !reach.fields.includes(propertyId)))
    throw new AppError('not_found')
  if (reach.rules.length === 0 || file.createdBy === c.var.actor.userId) return file
  if (await isAttachedWithinReach(c.var.sql, reader, componentId, propertyId, id)) return file
  throw new AppError('not_found')
}

/** A file's bytes, or the part of them a Range header asks for. Pictures may be shown in place; everything else is downloaded. */
export async function download(c: Context<AppEnv>, id: string, asAttachment: boolean): Promise<Response> {
  const file = await visibleFile(c, id)
  const etag = `"${file.id}"`
  const { headers } = c.req.raw
  // Content never changes; whether it may still be seen was just checked.
  if (isKnown(headers.get('if-none-match'), etag)) return new Response(null, { status: 304, headers: { etag } })
  const range = rangeOf(headers.get('range'), headers.get('if-range'), etag, file.size)
  if (range === 'unsatisfiable')
    return new Response(null, { status: 416, headers: { 'content-range': `bytes */${file.size}` } })
  const object = await c.env.FILES.get(objectKey(c.var.actor.workspaceId, file.id), range ? { range } : {})
  if (!object) throw new AppError('not_found')
  return new Response(object.body, {
    status: range ? 206 : 200,
    headers: {
      'content-type': file.type,
      'content-length': String(range ? range.length : file.size),
      'content-disposition': disposition(file, asAttachment),
      'accept-ranges': 'bytes',
      etag,
      'cache-control': 'private, no-cache',
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
      'cross-origin-resource-policy': 'same-origin',
      ...(range ? { 'content-range': `bytes ${range.offset}-${range.offset + range.length - 1}/${file.size}` } : {}),
    },
  })
}

type Range = { readonly offset: number; readonly length: number }

/** One range of bytes; several, or none that makes sense, are answered with the whole. */
function rangeOf(
  header: string | null,
  ifRange: string | null,
  etag: string,
  size: number,
): Range | 'unsatisfiable' | null {
  const [, from, to] = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header ?? '') ?? []
  if (from === undefined || to === undefined || (from === '' && to === '') || (ifRange !== null && ifRange !== etag))
    return null
  const first = from === '' ? Math.max(0, size - Number(to)) : Number(from)
  const last = from === '' || to === '' ? size - 1 : Math.min(Number(to), size - 1)
  if (first >= size || (from === '' && Number(to) === 0)) return 'unsatisfiable'
  return last < first ? null : { offset: first, length: last - first + 1 }
}

function disposition({ name, type }: StoredFile, asAttachment: boolean): string {
  const plain = name.replace(/[^\x20-\x7e]|["\\%]/g, '_')
  const encoded = encodeURIComponent(name).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  return `${isInline(type) && !asAttachment ? 'inline' : 'attachment'}; filename="${plain}"; filename*=UTF-8''${encoded}`
}
