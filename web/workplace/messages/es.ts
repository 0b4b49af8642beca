import type { Messages } from './en.ts'

export const es: Messages = {
  skip: 'Ir al contenido',
  menu: 'Menú',
  account: 'Cuenta',
  inbox: 'Bandeja',
  notices: 'Avisos',
  language: (name) => `Idioma: ${name}`,
  switchTheme: 'Cambiar el tema',
  openStudio: 'Abrir Studio',
  signOut: 'Cerrar sesión',
  back: 'Atrás',
  loading: 'Cargando',
  offline: 'Sin conexión. Lo que escriba queda aquí hasta que vuelva a estar en línea.',
}
