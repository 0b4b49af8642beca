import { signal } from '@preact/signals'

/** Whether the browser has a network. On the server it has. */
export const online = signal(true, { name: 'online' })

/** Follows the browser's word. */
export function watchOnline(): void {
  const look = () => (online.value = navigator.onLine)
  addEventListener('online', look)
  addEventListener('offline', look)
  look()
}
