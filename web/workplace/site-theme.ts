/** Linear-light sRGB, 0 to 1 each. */
type Rgb = readonly [number, number, number]
type Oklch = { readonly l: number; readonly c: number; readonly h: number }

const linear = (value: number) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4)

const rgbOf = (hex: string): Rgb =>
  [1, 3, 5].map((at) => linear(Number.parseInt(hex.slice(at, at + 2), 16) / 255)) as unknown as Rgb

/** Björn Ottosson, “A perceptual color space for image processing”. */
function oklchOf([r, g, b]: Rgb): Oklch {
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b)
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b)
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b)
  const a = 1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s
  const bb = 0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s
  const h = (Math.atan2(bb, a) * 180) / Math.PI
  return { l: 0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s, c: Math.hypot(a, bb), h: h < 0 ? h + 360 : h }
}

function rgbFrom({ l, c, h }: Oklch): Rgb {
  const a = c * Math.cos((h * Math.PI) / 180)
  const b = c * Math.sin((h * Math.PI) / 180)
  const [ll, mm, ss] = [
    (l + 0.3963377774 * a + 0.2158037573 * b) ** 3,
    (l - 0.1055613458 * a - 0.0638541728 * b) ** 3,
    (l - 0.0894841775 * a - 1.291485548 * b) ** 3,
  ] as const
  const cut = (value: number) => Math.min(1, Math.max(0, value))
  return [
    cut(4.0767416621 * ll - 3.3077115913 * mm + 0.2309699292 * ss),
    cut(-1.2684380046 * ll + 2.6097574011 * mm - 0.3413193965 * ss),
    cut(-0.0041960863 * ll - 0.7034186147 * mm + 1.707614701 * ss),
  ]
}

const luminance = ([r, g, b]: Rgb) => 0.2126 * r + 0.7152 * g + 0.0722 * b

/** WCAG contrast of two colours. */
export function contrast(a: Oklch, b: Oklch): number {
  const [low = 0, high = 0] = [luminance(rgbFrom(a)), luminance(rgbFrom(b))].toSorted((x, y) => x - y)
  return (high + 0.05) / (low + 0.05)
}

/** Lightness and share of the chroma, light and dark, of the steps of a scale; those of `tokens.css`. */
const STEPS: readonly (readonly [number, number, number, number])[] = [
  [0.992, 0.06, 0.172, 0.11],
  [0.98, 0.12, 0.197, 0.16],
  [0.96, 0.24, 0.232, 0.27],
  [0.934, 0.36, 0.264, 0.38],
  [0.905, 0.48, 0.296, 0.47],
  [0.87, 0.61, 0.334, 0.53],
  [0.812, 0.74, 0.39, 0.61],
  [0.69, 0.94, 0.52, 0.8],
  [0.525, 1, 0.76, 1],
  [0.475, 0.91, 0.81, 0.96],
  [0.45, 0.87, 0.815, 0.88],
  [0.285, 0.54, 0.935, 0.32],
]
const MAX_CHROMA = 0.16

const WHITE: Oklch = { l: 1, c: 0, h: 0 }
const INK: Oklch = { l: 0.16, c: 0.01, h: 220 }
const DARK_SURFACE: Oklch = { l: 0.232, c: 0.012, h: 220 }

/** Moves the lightness until text on the colour, or the colour as text, can be read (WCAG AA). */
function readable(colour: Oklch, against: Oklch, towards: -1 | 1): Oklch {
  let { l } = colour
  while (contrast({ ...colour, l }, against) < 4.6 && l > 0.1 && l < 0.98) l += towards * 0.01
  return { ...colour, l }
}

const css = ({ l, c, h }: Oklch) => `oklch(${l.toFixed(3)} ${c.toFixed(3)} ${h.toFixed(0)})`

/** The twelve steps of a scale in a colour's hue, each as readable as the one it replaces. */
export function scaleOf(hex: string): readonly { readonly light: Oklch; readonly dark: Oklch }[] {
  const { c, h } = oklchOf(rgbOf(hex))
  const chroma = Math.min(c, MAX_CHROMA)
  return STEPS.map(([lightL, lightC, darkL, darkC], index) => {
    const light = { l: lightL, c: chroma * lightC, h }
    const dark = { l: darkL, c: chroma * darkC, h }
    // Steps 9 to 11 carry text or are text: on them stands white (dark: ink), behind them the surface.
    return index < 8 || index > 10
      ? { light, dark }
      : {
          light: readable(light, { ...WHITE, l: index === 10 ? 0.96 : 1 }, -1),
          dark: readable(dark, index === 10 ? DARK_SURFACE : INK, 1),
        }
  })
}

/** Style sheet that puts a site's colours in the place of ours; empty where it has none. */
export function siteTheme({
  accent,
  signal,
}: {
  readonly accent?: string | undefined
  readonly signal?: string | undefined
}): string {
  const scale = (name: string, hex: string) =>
    scaleOf(hex).map(({ light, dark }, index) => `--${name}-${index + 1}:light-dark(${css(light)},${css(dark)})`)
  const rules = [...(accent ? scale('accent', accent) : []), ...(signal ? scale('signal', signal) : [])]
  return rules.length === 0 ? '' : `:root{${rules.join(';')}}`
}
