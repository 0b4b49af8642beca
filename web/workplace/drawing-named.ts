import * as drawings from '#web/ui/icons.ts'

const byName = new Map(
  Object.entries(drawings).map(([key, drawing]) => [
    key.slice(0, -'Icon'.length).replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`),
    drawing,
  ]),
)

/** A drawing by the name a builder chose; the cube for a name nobody drew. For the server: it carries them all. */
export const drawingNamed = (name: string): string => byName.get(name) ?? drawings.cubeIcon
