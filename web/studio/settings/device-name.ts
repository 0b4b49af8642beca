/** Asked in this order: Edge and Opera also say Chrome, Chrome also says Safari. */
const BROWSERS = [
  [/\bEdg(?:e|A|iOS)?\//, 'Edge'],
  [/\bOPR\//, 'Opera'],
  [/\bSamsungBrowser\//, 'Samsung Internet'],
  [/\b(?:Firefox|FxiOS)\//, 'Firefox'],
  [/\b(?:Chrome|CriOS|HeadlessChrome)\//, 'Chrome'],
  [/\bSafari\//, 'Safari'],
] as const

/** Likewise: iPhones say Mac OS X, Android says Linux. */
const SYSTEMS = [
  [/\biPhone\b/, 'iPhone'],
  [/\biPad\b/, 'iPad'],
  [/\bAndroid\b/, 'Android'],
  [/\bCrOS\b/, 'ChromeOS'],
  [/\bWindows\b/, 'Windows'],
  [/\bMac OS X\b/, 'macOS'],
  [/\bLinux\b/, 'Linux'],
] as const

const LONGEST = 60

/**
 * What a browser calls itself, as a person would: `Firefox, Windows`. A program's first word where no browser is named.
 * @returns null for an empty name
 */
export function deviceName(userAgent: string): string | null {
  const found = [BROWSERS, SYSTEMS].flatMap((list) => list.find(([mark]) => mark.test(userAgent))?.[1] ?? [])
  if (found.length > 0) return found.join(', ')
  return userAgent.trim().split(/[\s/]/, 1)[0]?.slice(0, LONGEST) || null
}
