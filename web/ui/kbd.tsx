import { keyCaps, type Keys } from './keys.ts'

/** Key caps as they stand on the reader's keyboard. */
export const Kbd = ({ keys }: { keys: Keys }) => <kbd class="kbd">{keyCaps(keys).join(' ')}</kbd>
