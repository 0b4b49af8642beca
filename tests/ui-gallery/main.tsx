// oxlint-disable import/no-unassigned-import -- style sheets and fonts have no names
import '@fontsource-variable/inter'
import '@fontsource-variable/jetbrains-mono'
import { render } from 'preact'
import { DEFAULT_LOCALE, isLocale } from '#domain/localization/locales.ts'
import { setLocale } from '#web/ui/messages/dictionary.ts'
import { ConfirmHost } from '#web/ui/confirm.tsx'
import { ContextMenuHost } from '#web/ui/context-menu.tsx'
import { setTheme } from '#web/ui/set-theme.ts'
import { ToastHost } from '#web/ui/toast.tsx'
import '#web/ui/styles/studio.css'
import './gallery.css'
import { Choices } from './choices.tsx'
import { Fields } from './fields.tsx'
import { Marks } from './marks.tsx'
import { Overlays } from './overlays.tsx'
import { Structures } from './structures.tsx'

// Every part of `web/ui` on one page, for the browser tests and for the eye: `?theme=dark&locale=de&density=comfortable&dir=rtl`.
const wish = new URLSearchParams(location.search)
const language = wish.get('locale')
const root = document.documentElement
root.dataset['density'] = wish.get('density') ?? 'compact'
root.dir = wish.get('dir') ?? 'ltr'
if (wish.get('theme') === 'dark') setTheme('dark')
await setLocale(isLocale(language) ? language : DEFAULT_LOCALE)
root.lang = isLocale(language) ? language : DEFAULT_LOCALE

render(
  <>
    <main class="gallery">
      <h1 class="title">Controls</h1>
      <Marks />
      <Fields />
      <Choices />
      <Overlays />
      <Structures />
    </main>
    <ToastHost />
    <ConfirmHost />
    <ContextMenuHost />
  </>,
  document.querySelector('#gallery') ?? document.body,
)
