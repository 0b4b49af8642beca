import type { Context } from 'hono'
import { AppError } from '#domain/lib/errors.ts'

/** What a JSON body may hold unless its route says otherwise. */
export const MAX_JSON_BYTES = 1_048_576

/** Deeper documents are refused before they are parsed: recursion over them would end the isolate's stack. */
export const MAX_NESTING = 64

const JSON_TYPE = /^application\/([a-z0-9.+-]+\+)?json\s*(;|$)/i

/**
 * Reads and parses the JSON body.
 * @throws AppError `unsupported_media_type`, `body_too_large` (also where the length was not announced), `invalid_json` (malformed
 *   or nested deeper than `MAX_NESTING`)
 */
export async function readJson(c: Context, maxBytes = MAX_JSON_BYTES): Promise<unknown> {
  if (!JSON_TYPE.test(c.req.header('content-type') ?? '')) throw new AppError('unsupported_media_type')
  return parseJson(await readText(c.req.raw, maxBytes))
}

/** @throws AppError `invalid_json`: malformed, or nested deeper than `MAX_NESTING` */
export function parseJson(text: string): unknown {
  if (nesting(text) > MAX_NESTING) throw new AppError('invalid_json', { extra: { maxNesting: MAX_NESTING } })
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw new AppError('invalid_json', { cause })
  }
}

/**
 * The JSON body as it was sent, to the byte: what signatures are made over.
 * @throws AppError `unsupported_media_type`, `body_too_large`
 */
export async function readJsonBytes(c: Context, maxBytes = MAX_JSON_BYTES): Promise<Uint8Array<ArrayBuffer>> {
  if (!JSON_TYPE.test(c.req.header('content-type') ?? '')) throw new AppError('unsupported_media_type')
  const chunks: Uint8Array[] = []
  let bytes = 0
  for await (const chunk of (c.req.raw.body ?? []) as AsyncIterable<Uint8Array>) {
    bytes += chunk.byteLength
    if (bytes > maxBytes) throw new AppError('body_too_large', { extra: { maxBytes } })
    chunks.push(chunk)
  }
  const body = new Uint8Array(bytes)
  let at = 0
  for (const chunk of chunks) {
    body.set(chunk, at)
    at += chunk.byteLength
  }
  return body
}

async function readText(request: Request, maxBytes: number): Promise<string> {
  const tooLarge = () => new AppError('body_too_large', { extra: { maxBytes } })
  const announced = Number(request.headers.get('content-length') ?? Number.NaN)
  if (announced > maxBytes) throw tooLarge()
  if (!request.body) return ''
  // The server holds the client to the length it announced.
  if (announced <= maxBytes) return request.text()
  const decoder = new TextDecoder()
  let text = ''
  let bytes = 0
  for await (const chunk of request.body as ReadableStream<Uint8Array>) {
    bytes += chunk.byteLength
    if (bytes > maxBytes) throw tooLarge()
    text += decoder.decode(chunk, { stream: true })
  }
  return text + decoder.decode()
}

const QUOTE = 0x22
const BACKSLASH = 0x5c
const isOpening = (code: number) => code === 0x5b || code === 0x7b
const isClosing = (code: number) => code === 0x5d || code === 0x7d

/** How deep objects and arrays of a JSON text are nested, without parsing it. */
export function nesting(text: string): number {
  let depth = 0
  let deepest = 0
  let quoted = false
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (quoted) {
      if (code === BACKSLASH) i++
      else if (code === QUOTE) quoted = false
    } else if (code === QUOTE) quoted = true
    else if (isOpening(code)) deepest = Math.max(deepest, ++depth)
    else if (isClosing(code)) depth--
  }
  return deepest
}
