import type { Locale } from '#domain/localization/locales.ts'
import { Button } from '#web/ui/button.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { alertIcon } from '#web/ui/icons.ts'

/** Not a dictionary that is fetched: what this page tells of is that fetching fails. */
const WORDS: { readonly [Language in Locale]: { title: string; help: string; again: string } } = {
  en: { title: 'Studio could not be opened', help: 'Check the connection and try again.', again: 'Try again' },
  es: {
    title: 'No se pudo abrir Studio',
    help: 'Revise la conexión e inténtelo de nuevo.',
    again: 'Intentar de nuevo',
  },
  pt: {
    title: 'Não foi possível abrir o Studio',
    help: 'Verifique a conexão e tente de novo.',
    again: 'Tentar de novo',
  },
  fr: { title: 'Studio n’a pas pu s’ouvrir', help: 'Vérifiez la connexion et réessayez.', again: 'Réessayer' },
  de: {
    title: 'Studio ließ sich nicht öffnen',
    help: 'Verbindung prüfen und erneut versuchen.',
    again: 'Erneut versuchen',
  },
}

/** Instead of Studio while nobody knows who is signed in. `reason`: what the platform answered, where it did. */
export function Unreachable({
  language,
  reason,
  onRetry,
}: {
  language: Locale
  reason?: string | undefined
  onRetry: () => void
}) {
  const words = WORDS[language]
  return (
    <main class="screen alone">
      <div role="alert">
        <EmptyState
          icon={alertIcon}
          title={words.title}
          action={
            <Button kind="primary" onClick={onRetry}>
              {words.again}
            </Button>
          }
        >
          {reason ?? words.help}
        </EmptyState>
      </div>
    </main>
  )
}
