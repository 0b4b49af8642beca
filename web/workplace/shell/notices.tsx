import { ConfirmHost } from '#web/ui/confirm.tsx'
import { ToastHost } from '#web/ui/toast.tsx'

/** Where toasts and questions appear. */
export const Notices = () => (
  <>
    <ToastHost />
    <ConfirmHost />
  </>
)
