import type { Keep } from './draft-store.ts'

/** What this browser keeps over reloads. Where storage is forbidden or full, nothing is kept and nothing breaks. */
export const browserKeep: Keep = {
  get(key) {
    try {
      return localStorage.getItem(key)
    } catch {
      return null
    }
  },
  set(key, value) {
    try {
      if (value === null) localStorage.removeItem(key)
      else localStorage.setItem(key, value)
    } catch {
      // Shown, not kept.
    }
  },
}
