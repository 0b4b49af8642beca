import {
  arrowRightIcon,
  backIcon,
  checkIcon,
  copyIcon,
  downloadIcon,
  externalIcon,
  mailIcon,
  plusIcon,
  refreshIcon,
  saveIcon,
  searchIcon,
  sendIcon,
  trashIcon,
  xIcon,
} from '#web/ui/icons.ts'

/** Drawings for buttons and row acts of published pages: a few, fetched where a page uses one. */
export const COMMAND_ICONS: { readonly [name: string]: string } = {
  plus: plusIcon,
  save: saveIcon,
  check: checkIcon,
  x: xIcon,
  back: backIcon,
  'arrow-right': arrowRightIcon,
  external: externalIcon,
  trash: trashIcon,
  send: sendIcon,
  mail: mailIcon,
  refresh: refreshIcon,
  search: searchIcon,
  download: downloadIcon,
  copy: copyIcon,
}
