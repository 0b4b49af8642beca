// What a file is, told by its content. Its name and the type its sender claims only choose among what the content allows.
import { extensionOf } from './limits.ts'

type Signature = {
  readonly type: string
  readonly at?: number
  readonly bytes: readonly number[]
  readonly and?: { readonly at: number; readonly text: string }
}

const ascii = (text: string): number[] => Array.from(text, (letter) => letter.charCodeAt(0))

const SIGNATURES: readonly Signature[] = [
  { type: 'application/pdf', bytes: ascii('%PDF-') },
  { type: 'image/png', bytes: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a] },
  { type: 'image/jpeg', bytes: [0xff, 0xd8, 0xff] },
  { type: 'image/gif', bytes: ascii('GIF87a') },
  { type: 'image/gif', bytes: ascii('GIF89a') },
  { type: 'image/webp', bytes: ascii('RIFF'), and: { at: 8, text: 'WEBP' } },
  { type: 'image/avif', at: 4, bytes: ascii('ftypavif') },
  { type: 'image/heic', at: 4, bytes: ascii('ftypheic') },
  { type: 'image/bmp', bytes: ascii('BM'), and: { at: 6, text: '\0\0\0\0' } },
  { type: 'image/tiff', bytes: [0x49, 0x49, 0x2a, 0x00] },
  { type: 'image/tiff', bytes: [0x4d, 0x4d, 0x00, 0x2a] },
  { type: 'audio/wav', bytes: ascii('RIFF'), and: { at: 8, text: 'WAVE' } },
  { type: 'audio/mpeg', bytes: ascii('ID3') },
  { type: 'audio/ogg', bytes: ascii('OggS') },
  { type: 'video/mp4', at: 4, bytes: ascii('ftyp') },
  { type: 'video/webm', bytes: [0x1a, 0x45, 0xdf, 0xa3] },
  { type: 'application/zip', bytes: [0x50, 0x4b, 0x03, 0x04] },
  { type: 'application/zip', bytes: [0x50, 0x4b, 0x05, 0x06] },
  { type: 'application/gzip', bytes: [0x1f, 0x8b] },
  { type: 'application/x-7z-compressed', bytes: [0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c] },
  { type: 'application/vnd.rar', bytes: ascii('Rar!') },
  { type: 'application/x-ole-storage', bytes: [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1] },
  { type: 'application/rtf', bytes: ascii('{\\rtf') },
  { type: 'application/x-executable', bytes: ascii('\u007fELF') },
  { type: 'application/x-msdownload', bytes: ascii('MZ') },
]

/** Types by the extension people know them by. */
const EXTENSIONS: { readonly [extension: string]: string } = {
  pdf: 'application/pdf',
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  gif: 'image/gif',
  webp: 'image/webp',
  avif: 'image/avif',
  heic: 'image/heic',
  bmp: 'image/bmp',
  tif: 'image/tiff',
  tiff: 'image/tiff',
  svg: 'image/svg+xml',
  wav: 'audio/wav',
  mp3: 'audio/mpeg',
  ogg: 'audio/ogg',
  mp4: 'video/mp4',
  webm: 'video/webm',
  zip: 'application/zip',
  gz: 'application/gzip',
  '7z': 'application/x-7z-compressed',
  rar: 'application/vnd.rar',
  rtf: 'application/rtf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  odt: 'application/vnd.oasis.opendocument.text',
  ods: 'application/vnd.oasis.opendocument.spreadsheet',
  doc: 'application/msword',
  xls: 'application/vnd.ms-excel',
  ppt: 'application/vnd.ms-powerpoint',
  exe: 'application/x-msdownload',
  dll: 'application/x-msdownload',
  txt: 'text/plain',
  csv: 'text/csv',
  tsv: 'text/tab-separated-values',
  md: 'text/markdown',
  log: 'text/plain',
  json: 'application/json',
  xml: 'application/xml',
  html: 'text/html',
  htm: 'text/html',
  css: 'text/css',
  js: 'text/javascript',
  yaml: 'application/yaml',
  yml: 'application/yaml',
  ics: 'text/calendar',
  eml: 'message/rfc822',
  vcf: 'text/vcard',
}

/** What a container may turn out to be; its beginning alone does not say. */
const WITHIN: { readonly [type: string]: ReadonlySet<string> } = {
  'application/zip': new Set(
    [
      EXTENSIONS['docx'],
      EXTENSIONS['xlsx'],
      EXTENSIONS['pptx'],
      EXTENSIONS['odt'],
      EXTENSIONS['ods'],
      'application/epub+zip',
    ].map(String),
  ),
  'application/x-ole-storage': new Set([
    'application/msword',
    'application/vnd.ms-excel',
    'application/vnd.ms-powerpoint',
  ]),
  'video/mp4': new Set(['audio/mp4', 'video/quicktime']),
  'video/webm': new Set(['audio/webm', 'video/x-matroska']),
  'audio/ogg': new Set(['video/ogg']),
}

const PLAIN_TEXT: ReadonlySet<string> = new Set([
  'text/plain',
  'text/csv',
  'text/tab-separated-values',
  'text/markdown',
  'application/json',
  'text/css',
  'text/javascript',
  'application/yaml',
  'text/calendar',
  'message/rfc822',
  'text/vcard',
])

/** What begins with markup is that, whatever it is called: a browser would run it. */
const MARKUP: readonly (readonly [RegExp, string])[] = [
  [/^(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]*?-->\s*)*(?:<!doctype svg[^>]*>\s*)?<svg[\s>]/i, 'image/svg+xml'],
  [
    /^(?:<!--[\s\S]*?-->\s*)*<(?:!doctype html|html|head|body|script|iframe|style|title|table|div|font|br|h1|img|a|p)[\s/>]/i,
    'text/html',
  ],
  [/^<\?xml\s/i, 'application/xml'],
]

/**
 * What a file is. `type` is what it is served and kept as; `mismatch` says that its name or the claimed type is of something else.
 * @param head its first bytes, `SNIFFED_BYTES` or the whole
 * @param claimed media type its sender claims, or empty
 */
export function sniff(
  head: Uint8Array,
  name: string,
  claimed: string,
): { readonly type: string; readonly mismatch: boolean } {
  const found = SIGNATURES.find((signature) => begins(head, signature))?.type ?? textType(head)
  const named = EXTENSIONS[extensionOf(name)]
  const said = claimed.split(';')[0]?.trim().toLowerCase() ?? ''
  const hints = [named, isVague(said) ? undefined : said].filter((hint) => hint !== undefined)
  const matching = hints.find((hint) => hint === found || allows(found, hint))
  return { type: matching ?? found, mismatch: hints.some((hint) => hint !== found && !allows(found, hint)) }
}

const isVague = (type: string): boolean =>
  type === '' || type === 'application/octet-stream' || !/^[a-z]+\/[a-z0-9.+-]+$/.test(type) || !KNOWN.has(type)
const KNOWN: ReadonlySet<string> = new Set(Object.values(EXTENSIONS))

function allows(found: string, hint: string): boolean {
  if (found === 'text/plain') return PLAIN_TEXT.has(hint)
  if (found === 'application/xml' || found === 'text/html' || found === 'image/svg+xml') return false
  if (found === 'application/octet-stream') return !KNOWN.has(hint)
  return WITHIN[found]?.has(hint) ?? false
}

function begins(head: Uint8Array, { at = 0, bytes, and }: Signature): boolean {
  if (!bytes.every((byte, i) => head[at + i] === byte)) return false
  return !and || ascii(and.text).every((byte, i) => head[and.at + i] === byte)
}

/** UTF-8 without control characters is text, its markup looked at; everything else is bytes. */
function textType(head: Uint8Array): string {
  const text = decode(head)
  if (text === null) return 'application/octet-stream'
  const start = text.replace(/^\ufeff/, '').trimStart()
  return MARKUP.find(([pattern]) => pattern.test(start))?.[1] ?? 'text/plain'
}

function decode(head: Uint8Array): string | null {
  let text = ''
  for (let i = 0; i < head.length;) {
    const byte = head[i] ?? 0
    const length =
      byte < 0x80
        ? 1
        : byte >= 0xc2 && byte < 0xe0
          ? 2
          : byte >= 0xe0 && byte < 0xf0
            ? 3
            : byte >= 0xf0 && byte < 0xf5
              ? 4
              : 0
    // A letter cut off at the end of the beginning is still text.
    if (length > 1 && i + length > head.length) break
    if (length === 0 || (byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0d && byte !== 0x0c)) return null
    for (let next = 1; next < length; next++) if (((head[i + next] ?? 0) & 0xc0) !== 0x80) return null
    text += length === 1 ? String.fromCharCode(byte) : '\ufffd'
    i += length
  }
  return text
}

/** Types a browser may show in place: pictures it cannot be made to run. */
const INLINE: ReadonlySet<string> = new Set([
  'image/png',
  'image/jpeg',
  'image/gif',
  'image/webp',
  'image/avif',
  'image/bmp',
])

export const isInline = (type: string): boolean => INLINE.has(type)
