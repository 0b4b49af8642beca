import { Banner } from '#web/ui/banner.tsx'
import { Button } from '#web/ui/button.tsx'
import { messages } from '../messages.ts'
import type { GridModel } from './grid-model.ts'

/** Why the rows did not come, and another try. */
export const GridFailure = ({ grid }: { grid: GridModel }) => (
  <Banner tone="danger" action={<Button onClick={() => void grid.load()}>{messages.t.tryAgain}</Button>}>
    {messages.t.loadFailed} {grid.failure.value?.body?.title}
  </Banner>
)
