import {
  arrowRightIcon, backIcon, checkIcon, copyIcon, downloadIcon, externalIcon, mailIcon, plusIcon, refreshIcon, saveIcon, searchIcon, sendIcon, trashIcon, xIcon,
  type Drawing,
} from '#web/ui/icons.ts'

/** Drawings for buttons of published pages. A few, so that a page with a button does not carry all of them. */
export const COMMAND_ICONS: { readonly [name: string]: Drawing } = {
  plus: plusIcon, save: saveIcon, check: checkIcon, x: xIcon, back: backIcon, 'arrow-right': arrowRightIcon, external: externalIcon, trash: trashIcon,
  send: sendIcon, mail: mailIcon, refresh: refreshIcon, search: searchIcon, download: downloadIcon, copy: copyIcon,
}

/** The drawing of a chosen name; a name that is not offered shows none. */
export const commandIcon = (name: string | undefined): Drawing | undefined => (name === undefined ? undefined : COMMAND_ICONS[name])
