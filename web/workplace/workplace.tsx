import { useSignal } from '@preact/signals'
import type { ComponentChildren } from 'preact'
import { useEffect } from 'preact/hooks'
import { lazy } from '#web/controls/lazy.tsx'
import { Breadcrumbs, type Crumb } from '#web/ui/breadcrumbs.tsx'
import { Icon } from '#web/ui/icon.tsx'
import { IconButton } from '#web/ui/icon-button.tsx'
import { alertIcon, leftIcon, menuIcon, truckIcon } from '#web/ui/icons.ts'
import { messages } from './messages.ts'
import { entryFor, type Message } from './page-data.ts'
import { PageHost, titleOfPage } from './page/page-host.tsx'
import type { OpenPage } from './page/open-page.ts'
import { addressOf, type Place } from './place.ts'
import { Account } from './shell/account.tsx'
import { Menu, TabBar, titleOf } from './shell/menu.tsx'
import { noticesWanted } from './notices-wanted.ts'
import { online } from './online.ts'
import type { WorkplaceModel } from './workplace-model.ts'

const PhoneMenu = lazy<{ model: WorkplaceModel; place: Place | null; onClose: () => void }>(() =>
  import('./shell/phone-menu.tsx').then((file) => file.PhoneMenu),
)
const Inbox = lazy<{ model: WorkplaceModel }>(() => import('./inbox/inbox.tsx').then((file) => file.Inbox))
const Overlays = lazy<{ model: WorkplaceModel }>(() => import('./page/overlays.tsx').then((file) => file.Overlays))
const Notices = lazy<object>(() => import('./shell/notices.tsx').then((file) => file.Notices))

type Props = {
  model: WorkplaceModel
  MessageView: (props: { model: WorkplaceModel; message: Message }) => ComponentChildren
}

/**
 * The frame of a site around its pages.
 * @param MessageView what stands where there is no page; handed in, since most pages never need it
 */
export function Workplace({ model, MessageView }: Props) {
  const t = messages.t
  const menuOpen = useSignal(false)
  const { site } = model.given()
  const content = model.content.value
  const page = 'runtime' in content ? content : null
  const place = page?.data.place ?? null
  const title = page ? titleOfPage(page) : 'inbox' in content ? t.inbox : site.site.name
  useEffect(() => {
    document.title = page ? `${title} · ${site.site.name}` : title
  }, [title])
  return (
    <div class="site">
      <a class="skip" href="#content">
        {t.skip}
      </a>
      <nav class="nav" aria-label={site.site.name}>
        <Brand model={model} />
        <Menu model={model} place={place} />
      </nav>
      <header class="shead">
        <IconButton
          class="only-phone"
          icon={isBelow(model, page) ? leftIcon : menuIcon}
          label={isBelow(model, page) ? t.back : t.menu}
          onClick={() => (isBelow(model, page) ? model.back() : (menuOpen.value = true))}
        />
        <b class="h trunc only-phone" aria-hidden>
          {title}
        </b>
        <div class="only-wide grow">
          <Breadcrumbs crumbs={crumbsOf(model, page, title)} />
        </div>
        <Account model={model} />
      </header>
      <main class="content" id="content" tabIndex={-1} aria-busy={model.busy.value}>
        {model.busy.value && <span class="loading" aria-hidden />}
        {!online.value && (
          <p class="offline" role="status">
            <Icon drawing={alertIcon} />
            {t.offline}
          </p>
        )}
        {page ? (
          <PageHost key={page.key} page={page} />
        ) : (
          ('message' in content && <MessageView model={model} message={content.message} />) || <Inbox model={model} />
        )}
      </main>
      <TabBar model={model} place={place} label={t.menu} />
      {model.over.value.length > 0 && <Overlays model={model} />}
      {menuOpen.value && <PhoneMenu model={model} place={place} onClose={() => (menuOpen.value = false)} />}
      {noticesWanted.value && <Notices />}
    </div>
  )
}

function Brand({ model }: { model: WorkplaceModel }) {
  const { site, home } = model.given().site
  const mark = site.logo ? (
    <img class="logo" src={`/api/files/${encodeURIComponent(site.logo)}`} alt="" />
  ) : (
    <span class="mark">
      <Icon drawing={truckIcon} />
    </span>
  )
  return (
    <a class="brand" href={home ? addressOf(site.key, { ...home, record: null, params: {} }) : `/app/${site.key}`}>
      {mark}
      <span class="trunc">{site.name}</span>
    </a>
  )
}

/** Whether the page is below the place the menu marks: then the phone's corner leads back instead of to the menu. */
function isBelow(model: WorkplaceModel, page: OpenPage | null): boolean {
  const open = page ? entryFor(model.given().site.menu, page.data.place).at(-1)?.open : undefined
  return page !== null && (open === undefined || open.page !== page.data.place.page || page.data.place.record !== null)
}

function crumbsOf(model: WorkplaceModel, page: OpenPage | null, title: string): Crumb[] {
  const { site } = model.given()
  if (!page) return [{ label: title }]
  const trail = entryFor(site.menu, page.data.place).map((entry): Crumb => ({
    label: titleOf(entry),
    ...(entry.open
      ? { href: addressOf(site.site.key, model.asLeft({ ...entry.open, record: null, params: {} })) }
      : {}),
  }))
  return isBelow(model, page) ? [...trail, { label: title }] : trail
}
