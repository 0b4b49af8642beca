import type { Json, JsonObject } from '#domain/lib/json.ts'
import { isPrivateHost } from '#domain/workflows/private-host.ts'
import { type Execute, failed, refused } from '../executor.ts'

/** Bytes of an answer that are kept in the run itself; a larger one is kept as a file and told by reference. */
const MOST_BYTES = 1_048_576
const MOST_FILE_BYTES = 104_857_600
/** Statuses that may be others the next time (RFC 9110 §15, RFC 6585 §4). */
const PASSING = new Set([408, 425, 429])

/** Sends the request. The same `Idempotency-Key` goes with every try. */
export const call: Execute = async ({ request, key, workspaceId, run, entry }, { env }) => {
  const address = URL.canParse(String(request['url'])) ? new URL(String(request['url'])) : null
  if (!address || (address.protocol !== 'https:' && address.protocol !== 'http:'))
    return refused('call_address_invalid', String(request['url']))
  if (env.PRIVATE_ADDRESSES !== 'allow' && isPrivateHost(address.hostname))
    return refused('call_address_private', address.hostname)
  const method = String(request['method'])
  const { headers = {}, body } = request as { headers?: { [name: string]: string }; body?: Json }
  const hasBody = body !== undefined && method !== 'GET'
  let response: Response
  try {
    response = await fetch(address, {
      method,
      // Another address behind this one has not been looked at.
      redirect: 'manual',
      headers: {
        ...(hasBody ? { 'content-type': 'application/json' } : {}),
        'idempotency-key': key,
        ...headers,
      },
      ...(hasBody ? { body: JSON.stringify(body) } : {}),
    })
  } catch (error) {
    return failed('call_unreachable', String(error))
  }
  if (response.status >= 400) {
    const text = (await readSome(response, 4_000)).text
    const code = `status_${response.status}`
    return PASSING.has(response.status) || response.status >= 500 ? failed(code, text) : refused(code, text)
  }
  const read = await readSome(response, MOST_BYTES)
  const kept = read.whole
    ? parsed(read.text)
    : await keepFile(env.FILES, `runs/${workspaceId}/${run}/${entry}`, read, response)
  if (kept === undefined) return refused('call_answer_too_large', String(MOST_FILE_BYTES))
  const output: JsonObject = { status: response.status, headers: Object.fromEntries(response.headers), body: kept }
  return { type: 'succeeded', output }
}

type Read = {
  readonly text: string
  readonly bytes: Uint8Array
  readonly whole: boolean
  readonly rest: ReadableStreamDefaultReader<Uint8Array> | null
}

/** Reads up to a number of bytes; the rest stays in the reader. */
async function readSome(response: Response, most: number): Promise<Read> {
  const reader = response.body?.getReader() ?? null
  const parts: Uint8Array[] = []
  let size = 0
  for (;;) {
    const next = reader ? await reader.read() : { done: true as const, value: undefined }
    if (next.done) break
    parts.push(next.value)
    size += next.value.byteLength
    if (size > most) {
      const bytes = joined(parts, size)
      return { text: new TextDecoder().decode(bytes.subarray(0, most)), bytes, whole: false, rest: reader }
    }
  }
  const bytes = joined(parts, size)
  return { text: new TextDecoder().decode(bytes), bytes, whole: true, rest: null }
}

function joined(parts: readonly Uint8Array[], size: number): Uint8Array {
  const bytes = new Uint8Array(size)
  let at = 0
  for (const part of parts) {
    bytes.set(part, at)
    at += part.byteLength
  }
  return bytes
}

function parsed(text: string): Json {
  if (text === '') return null
  try {
    return JSON.parse(text) as Json
  } catch {
    return text
  }
}

/** Keeps a large answer beside the run. Undefined where it is larger than anything that may be kept. */
async function keepFile(
  files: R2Bucket,
  name: string,
  { bytes, rest }: Read,
  response: Response,
): Promise<Json | undefined> {
  const parts = [bytes]
  let size = bytes.byteLength
  for (;;) {
    const next = rest ? await rest.read() : { done: true as const, value: undefined }
    if (next.done) break
    size += next.value.byteLength
    if (size > MOST_FILE_BYTES) {
      await rest?.cancel()
      return undefined
    }
    parts.push(next.value)
  }
  const type = response.headers.get('content-type') ?? 'application/octet-stream'
  await files.put(name, joined(parts, size), { httpMetadata: { contentType: type } })
  return { file: name, size, type }
}
