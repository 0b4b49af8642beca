import type { Messages } from './en.ts'

export const es: Messages = {
  notFound: 'No existe esa página',
  notFoundLead: 'Puede que la dirección tenga un error o que la página ya no esté.',
  forbidden: 'Esta página no está abierta para usted',
  forbiddenLead: 'Pida acceso a quien administra este sitio.',
  empty: 'Aún no hay nada publicado',
  emptyLead: 'Las páginas aparecen aquí en cuanto alguien las publica.',
  broken: 'La página no se cargó',
  brokenLead: 'No se perdió nada. Inténtelo de nuevo en un momento.',
  tryAgain: 'Intentar de nuevo',
  home: 'Ir al inicio',
}
