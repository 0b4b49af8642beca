import { pluralIn } from '#web/ui/messages/plural.ts'
import type { Messages } from './en.ts'

const plural = pluralIn('es')

export const es: Messages = {
  promise: 'Dibújalo hoy, trabaja con ello hoy.',
  madeWith: 'Hecho con Aqtra',
  theme: 'Cambiar tema',
  language: 'Idioma',
  noScript: 'Esta página necesita JavaScript. Actívalo y vuelve a cargarla.',
  offline: 'Sin conexión. Compruébala e inténtalo de nuevo.',
  failed: 'No ha funcionado. Inténtalo de nuevo en un momento.',

  email: 'Correo',
  emailMissing: 'Escribe tu correo.',
  emailMalformed: 'Un correo tiene la forma nombre@empresa.com.',
  name: 'Tu nombre',
  nameMissing: 'Escribe tu nombre.',
  password: 'Contraseña',
  newPassword: 'Nueva contraseña',
  passwordMissing: 'Escribe tu contraseña.',
  newPasswordMissing: 'Elige una contraseña.',
  passwordHelp: (min) => plural(min, { other: 'Al menos # caracteres. Unas cuantas palabras seguidas van bien.' }),
  passwordShort: (min, length) =>
    `${plural(min, { other: 'Una contraseña tiene al menos # caracteres.' })} ${plural(length, { other: 'Esta tiene #.' })}`,
  show: 'Mostrar',
  hide: 'Ocultar',
  showPassword: 'Mostrar contraseña',
  hidePassword: 'Ocultar contraseña',
  capsLock: 'Las mayúsculas están activadas',

  signIn: 'Iniciar sesión',
  signInLead: (workspace) => `Aplicaciones y registros de ${workspace}`,
  forgot: '¿La olvidaste?',
  remember: 'Mantener la sesión en este dispositivo',
  backToSignIn: 'Volver al inicio de sesión',

  setup: 'Configurar Aqtra',
  setupLead: 'Serás propietario: construyes, publicas e invitas a otros.',
  setupAct: 'Crear espacio',
  workspaceName: 'Espacio de trabajo',
  workspaceHelp: 'Tu empresa o equipo. Se puede cambiar después.',
  workspaceMissing: 'Ponle un nombre al espacio.',

  forgotTitle: 'Contraseña olvidada',
  forgotLead: 'Recibirás un correo con un enlace para elegir una nueva.',
  forgotAct: 'Enviar enlace',
  sent: 'Mira tu correo',
  sentHelp: (email) => `Si ${email} tiene una cuenta, va en camino un mensaje con un enlace. El enlace vale una hora.`,

  resetTitle: 'Elige una nueva contraseña',
  resetLead: 'Se cierra la sesión en todos tus dispositivos.',
  resetAct: 'Guardar contraseña',
  changed: 'Contraseña cambiada',
  changedHelp: 'Inicia sesión con la nueva.',
  linkExpired: 'Este enlace ya no vale',
  linkExpiredHelp: 'Un enlace vale una vez y durante una hora.',
  askAgain: 'Pedir otro enlace',

  join: (workspace) => `Entrar en ${workspace}`,
  joinNew: 'Elige con qué iniciarás sesión desde ahora.',
  joinKnown: 'Ya tienes una cuenta. Su contraseña demuestra que eres tú.',
  joinAct: 'Entrar',
  invitationExpired: 'Esta invitación ya no vale',
  invitationExpiredHelp: 'Se usó, se retiró o es demasiado antigua. Pide otra a quien te invitó.',

  message: {
    not_found: {
      title: 'No hay nada en esta dirección',
      help: 'Puede que se haya quitado o cambiado de nombre.',
      act: 'Ir al inicio',
    },
    no_access: {
      title: 'No tienes acceso a esto',
      help: 'Pide a un propietario del espacio un rol que lo abra.',
      act: 'Entrar con otra cuenta',
    },
    nothing_published: {
      title: 'Aún no hay nada publicado',
      help: 'Lo que se construye y publica en Studio aparece aquí.',
      act: 'Abrir Studio',
    },
  },
}
