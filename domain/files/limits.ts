/** The largest file anybody may upload, whatever a property allows. */
export const MAX_FILE_BYTES = 100 * 1_048_576

/** What a site's logo may be. */
export const LOGO: { readonly accept: readonly string[]; readonly maxBytes: number } = {
  accept: ['image/png', 'image/jpeg', 'image/webp'],
  maxBytes: 1_048_576,
}

/** Longest name a file keeps, in characters. */
export const MAX_FILE_NAME = 200

/** How much of a file's beginning tells its type. */
export const SNIFFED_BYTES = 4_100

/** A file's name as it is kept: the last part of a path, no control characters, no reserved signs, its extension kept. */
export function cleanName(name: string): string {
  const last = name.split(/[\\/]/).at(-1) ?? ''
  const visible = last
    .toWellFormed()
    .normalize('NFC')
    .replace(/[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069"*:<>?|]/gu, '')
    .trim()
    .replace(/^\.+/, '')
  if (visible === '') return 'file'
  const characters = [...visible]
  if (characters.length <= MAX_FILE_NAME) return visible
  const extension = extensionOf(visible)
  const kept = extension === '' ? '' : `.${extension}`
  return characters.slice(0, MAX_FILE_NAME - [...kept].length).join('') + kept
}

/** `report.PDF` → `pdf`; empty where there is none. */
export const extensionOf = (name: string): string => /\.([A-Za-z0-9]{1,10})$/.exec(name)?.[1]?.toLowerCase() ?? ''

/** Whether a media type is among those accepted: `application/pdf`, `image/*`. None named accepts all. */
export function isAccepted(type: string, accept: readonly string[] | undefined): boolean {
  if (!accept || accept.length === 0) return true
  return accept.some((pattern) => (pattern.endsWith('/*') ? type.startsWith(pattern.slice(0, -1)) : pattern === type))
}
