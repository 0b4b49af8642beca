import { lazy } from '#web/controls/lazy.tsx'
import { PageView } from '#web/controls/page-view.tsx'
import { classNames } from '#web/ui/class-names.ts'
import type { Runtime } from '#web/controls/runtime.ts'
import type { OpenPage } from './open-page.ts'

// Neither shows anything at first, so a list carries neither.
const FormBar = lazy<{ runtime: Runtime }>(() => import('#web/controls/form-bar.tsx').then((file) => file.FormBar))
const FormSummary = lazy<{ runtime: Runtime }>(() =>
  import('#web/controls/form-summary.tsx').then((file) => file.FormSummary),
)

/** What a page is called: a form by its record. */
export function titleOfPage({ runtime, data }: OpenPage): string {
  return runtime.form.record.value?.name ?? data.view.page.title
}

const holdsInputs = ({ data }: OpenPage) =>
  Object.values(data.view.page.controls).some((control) => typeof control.config['property'] === 'string')
const holdsGrid = ({ data }: OpenPage) =>
  Object.values(data.view.page.controls).some((control) => control.kind === 'data-grid')

/** A page with its name, what is wrong with its form, and what is not saved. */
export function PageHost({ page }: { page: OpenPage }) {
  const { runtime, showing } = page
  const isForm = holdsInputs(page)
  return (
    <>
      <div class="fmain">
        <div class={classNames('fwrap', holdsGrid(page) && 'wide')}>
          {showing === 'page' && <h1 class="title">{titleOfPage(page)}</h1>}
          {isForm && <FormSummary runtime={runtime} />}
          <PageView runtime={runtime} />
        </div>
      </div>
      {isForm && <FormBar runtime={runtime} />}
    </>
  )
}

/** The name of the window. */
export const windowTitle = (page: OpenPage, site: string): string => `${titleOfPage(page)} · ${site}`
