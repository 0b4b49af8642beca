import type { Context } from 'hono'
import { insertFile, type StoredFile } from '#db/queries/files.ts'
import { reachOf, type Reader } from '#db/records/reader.ts'
import { propertyNamed, type Property } from '#domain/components/model.ts'
import { cleanName, isAccepted, LOGO, MAX_FILE_BYTES, SNIFFED_BYTES } from '#domain/files/limits.ts'
import { sniff } from '#domain/files/sniff.ts'
import { AppError, type FieldProblem } from '#domain/lib/errors.ts'
import type { FileReference } from '#domain/records/query.ts'
import type { AppEnv } from '../../env.ts'
import { findDraft } from '../lib/drafts.ts'
import { newId } from '../lib/ids.ts'
import { objectKey, readerFor, type Where } from './place.ts'

type FileProperty = Extract<Property, { type: 'file' }>

/**
 * Takes a file for a property: what it is is told by its beginning, and the rest goes to the bucket as it comes.
 * @throws AppError `not_found`, `forbidden`, `body_too_large`, `invalid_values` (`file_empty`, `file_type_mismatch`,
 *   `file_type_not_accepted`), `invalid_request` without a length
 */
export async function upload(c: Context<AppEnv>, where: Where): Promise<FileReference> {
  const { component, property } = await target(c, where)
  return take(c, property.name, property, { componentId: component.id, propertyId: property.id })
}

/**
 * Takes a picture for a site of the workspace; every member may see it.
 * @throws AppError as `upload`
 */
export async function uploadLogo(c: Context<AppEnv>, siteId: string): Promise<FileReference> {
  await findDraft(c, 'site', siteId)
  return take(c, 'logo', LOGO, { componentId: null, propertyId: null })
}

type Limits = { readonly accept?: readonly string[] | undefined; readonly maxBytes?: number | undefined }

async function take(
  c: Context<AppEnv>,
  path: string,
  { accept, maxBytes = MAX_FILE_BYTES }: Limits,
  place: Pick<StoredFile, 'componentId' | 'propertyId'>,
): Promise<FileReference> {
  const refuse = (code: string, params?: FieldProblem['params']) =>
    new AppError('invalid_values', { fields: [{ path, code, ...(params ? { params } : {}) }] })
  const size = announcedSize(c, Math.min(maxBytes, MAX_FILE_BYTES))
  const { body } = c.req.raw
  if (size === 0 || !body) throw refuse('file_empty')

  const name = cleanName(decodeName(c.req.raw.headers.get('x-file-name')))
  const source: ReadableStreamDefaultReader<Uint8Array> = body.getReader()
  const head = await readHead(source)
  const { type, mismatch } = sniff(head.subarray(0, SNIFFED_BYTES), name, c.req.raw.headers.get('content-type') ?? '')
  if (mismatch) throw refuse('file_type_mismatch', { type })
  if (!isAccepted(type, accept)) throw refuse('file_type_not_accepted', { type })

  const id = newId('file')
  const { workspaceId, userId } = c.var.actor
  const key = objectKey(workspaceId, id)
  await store(c.env.FILES, key, size, head, source)
  const file = { id, name, size, type }
  await insertFile(c.var.sql, workspaceId, { ...file, ...place, createdBy: userId }).catch(async (error: unknown) => {
    await c.env.FILES.delete(key)
    throw error
  })
  return file
}

/** The property a file is for, which the caller must be able to write. */
async function target(c: Context<AppEnv>, { component: key, property: name }: Where) {
  const { reader, component } = await readerFor(c, key)
  const property = component && propertyNamed(component.model, name)
  if (!component || property?.type !== 'file' || property.virtual) throw new AppError('not_found')
  if (!mayWrite(reader, component.id, property))
    throw new AppError(reachOf(reader, 'read', component.id).allowed ? 'forbidden' : 'not_found')
  return { component, property }
}

const mayWrite = (reader: Reader, componentId: string, { id }: FileProperty): boolean =>
  (['create', 'update'] as const).some((action) => {
    const reach = reachOf(reader, action, componentId)
    return reach.allowed && (reach.fields === 'all' || reach.fields.includes(id))
  })

/** A length must be announced: the bucket takes streams of known length only. */
function announcedSize(c: Context<AppEnv>, maxBytes: number): number {
  const announced = c.req.raw.headers.get('content-length')
  if (announced === null || !/^\d{1,15}$/.test(announced))
    throw new AppError('invalid_request', { fields: [{ path: 'Content-Length', code: 'value_required' }] })
  const size = Number(announced)
  if (size > maxBytes) throw new AppError('body_too_large', { extra: { maxBytes } })
  return size
}

function decodeName(header: string | null): string {
  try {
    return decodeURIComponent(header ?? '')
  } catch {
    return header ?? ''
  }
}

/** At least the bytes that tell the type, unless the body ends before. */
async function readHead(source: ReadableStreamDefaultReader<Uint8Array>): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  let length = 0
  while (length < SNIFFED_BYTES) {
    const { done, value } = await source.read()
    if (done) break
    chunks.push(value)
    length += value.byteLength
  }
  const head = new Uint8Array(length)
  let at = 0
  for (const chunk of chunks) {
    head.set(chunk, at)
    at += chunk.byteLength
  }
  return head
}

/** Streams of a told length are workerd's own; elsewhere the count below does alone. */
const lengthStream = (size: number): { readable: ReadableStream; writable: WritableStream } =>
  typeof FixedLengthStream === 'undefined' ? new TransformStream() : new FixedLengthStream(size)

/** @throws AppError `invalid_request` where the body is not as long as it said */
async function store(
  bucket: R2Bucket,
  key: string,
  size: number,
  head: Uint8Array,
  source: ReadableStreamDefaultReader<Uint8Array>,
): Promise<void> {
  const { readable, writable } = lengthStream(size)
  const [put, pump] = await Promise.allSettled([bucket.put(key, readable), pumpInto(writable, size, head, source)])
  if (pump.status === 'fulfilled' && put.status === 'fulfilled') return
  if (put.status === 'fulfilled') await bucket.delete(key)
  throw pump.status === 'rejected' ? pump.reason : (put as PromiseRejectedResult).reason
}

async function pumpInto(
  writable: WritableStream,
  size: number,
  head: Uint8Array,
  source: ReadableStreamDefaultReader<Uint8Array>,
): Promise<void> {
  const sink = writable.getWriter()
  let written = 0
  try {
    for (let chunk: Uint8Array | undefined = head; chunk; chunk = (await source.read()).value) {
      written += chunk.byteLength
      if (written > size) throw new AppError('invalid_request', { detail: 'The body is longer than it said.' })
      await sink.write(chunk)
    }
    if (written < size) throw new AppError('invalid_request', { detail: 'The body is shorter than it said.' })
    await sink.close()
  } catch (error) {
    await Promise.allSettled([sink.abort(error), source.cancel(error)])
    throw error
  }
}
