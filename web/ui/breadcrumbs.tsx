import { Icon } from './icon.tsx'
import { rightIcon } from './icons.ts'
import { parts } from './messages/parts.ts'

export type Crumb = { readonly label: string; readonly href?: string | undefined }

/** The way here; the last one is where one is. */
export const Breadcrumbs = ({ crumbs }: { crumbs: readonly Crumb[] }) => (
  <nav aria-label={parts.t.breadcrumbs}>
    <ol class="crumbs">
      {crumbs.map((crumb, index) => {
        const last = index === crumbs.length - 1
        return (
          <li key={`${index} ${crumb.label}`}>
            {index > 0 && <Icon drawing={rightIcon} mirror />}
            {last || crumb.href === undefined ? (
              <span aria-current={last ? 'page' : undefined}>{crumb.label}</span>
            ) : (
              <a href={crumb.href}>{crumb.label}</a>
            )}
          </li>
        )
      })}
    </ol>
  </nav>
)
