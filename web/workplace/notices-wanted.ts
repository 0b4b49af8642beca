import { signal } from '@preact/signals'

/** Whether there has been anything to tell: until then the place for it is not fetched. */
export const noticesWanted = signal(false, { name: 'noticesWanted' })
