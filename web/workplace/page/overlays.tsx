import { Dialog } from '#web/ui/dialog.tsx'
import { SidePanel } from '#web/ui/side-panel.tsx'
import type { WorkplaceModel } from '../workplace-model.ts'
import { PageHost, titleOfPage } from './page-host.tsx'

/** Pages over and beside the one below. */
export const Overlays = ({ model }: { model: WorkplaceModel }) => (
  <>
    {model.over.value.map((page) =>
      page.showing === 'side' ? (
        <SidePanel key={page.key} title={titleOfPage(page)} onClose={() => void model.close(page)}>
          <PageHost page={page} />
        </SidePanel>
      ) : (
        <Dialog key={page.key} title={titleOfPage(page)} size="page" closable onClose={() => void model.close(page)}>
          <PageHost page={page} />
        </Dialog>
      ),
    )}
  </>
)
