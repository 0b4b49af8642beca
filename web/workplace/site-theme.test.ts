import fc from 'fast-check'
import { expect, it } from 'vitest'
import { contrast, scaleOf, siteTheme } from './site-theme.ts'

const hex = fc.stringMatching(/^#[0-9a-f]{6}$/)

it('keeps text readable on any colour a site chooses', () => {
  fc.assert(
    fc.property(hex, (colour) => {
      const [solid, hover, text] = scaleOf(colour).slice(8)
      if (!solid || !hover || !text) throw new Error('no scale')
      for (const step of [solid, hover]) {
        expect(contrast(step.light, { l: 1, c: 0, h: 0 })).toBeGreaterThanOrEqual(4.5)
        expect(contrast(step.dark, { l: 0.16, c: 0.01, h: 220 })).toBeGreaterThanOrEqual(4.5)
      }
      expect(contrast(text.light, { l: 0.96, c: 0, h: 0 })).toBeGreaterThanOrEqual(4.5)
      expect(contrast(text.dark, { l: 0.232, c: 0.012, h: 220 })).toBeGreaterThanOrEqual(4.5)
    }),
  )
})

it('says nothing where a site has no colours of its own', () => expect(siteTheme({})).toBe(''))
