import { Icon } from './icon.tsx'
import * as drawings from './icons.ts'

type Camel<Name extends string> = Name extends `${infer Word}Icon` ? Kebab<Word> : never
type Kebab<Word extends string> = Word extends `${infer Letter}${infer Rest}`
  ? Letter extends Lowercase<Letter>
    ? `${Letter}${Kebab<Rest>}`
    : `-${Lowercase<Letter>}${Kebab<Rest>}`
  : ''

/** Names as documents and kinds write them: `plus`, `arrow-right`, `t-datetime`. */
export type IconName = Camel<keyof typeof drawings>

const byName = new Map(
  Object.entries(drawings).map(([key, drawing]) => [
    key.slice(0, -'Icon'.length).replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`),
    drawing,
  ]),
)

export const ICON_NAMES = [...byName.keys()] as readonly IconName[]

type Props = { name: string; size?: 'xs' | 's' | 'l' | undefined; class?: string | undefined }

/**
 * An icon chosen at run time, for Studio: it carries the whole set (6 KB gz). A name nobody drew shows the cube.
 * Pages that know their icons use `Icon`.
 */
export const NamedIcon = ({ name, ...rest }: Props) => (
  <Icon drawing={byName.get(name) ?? drawings.cubeIcon} {...rest} />
)
