import { pluralIn } from '#web/ui/messages/plural.ts'
import type { Messages } from './en.ts'

const plural = pluralIn('es')

export const es: Messages = {
  promise: 'Dibujado hoy, en uso hoy.',
  madeWith: 'Hecho con Aqtra',
  theme: 'Cambiar tema',
  language: 'Idioma',
  noScript: 'Esta página necesita JavaScript. Actívelo y vuelva a cargarla.',
  offline: 'Sin conexión. Revísela e inténtelo de nuevo.',
  failed: 'No funcionó. Inténtelo de nuevo en un momento.',

  email: 'Correo',
  emailMissing: 'Escriba su correo.',
  emailMalformed: 'Un correo tiene la forma nombre@empresa.com.',
  name: 'Su nombre',
  nameMissing: 'Escriba su nombre.',
  password: 'Contraseña',
  newPassword: 'Nueva contraseña',
  passwordMissing: 'Escriba su contraseña.',
  newPasswordMissing: 'Elija una contraseña.',
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
  forgot: '¿La olvidó?',
  remember: 'Mantener la sesión en este dispositivo',
  backToSignIn: 'Volver al inicio de sesión',

  setup: 'Configurar Aqtra',
  setupLead: 'Usted será propietario: construye, publica e invita a otros.',
  setupAct: 'Crear espacio',
  workspaceName: 'Espacio de trabajo',
  workspaceHelp: 'Su empresa o equipo. Se puede cambiar después.',
  workspaceMissing: 'Dé un nombre al espacio.',

  forgotTitle: 'Contraseña olvidada',
  forgotLead: 'Recibirá un correo con un enlace para elegir una nueva.',
  forgotAct: 'Enviar enlace',
  sent: 'Mire su correo',
  sentHelp: (email) => `Si ${email} tiene una cuenta, va en camino un mensaje con un enlace. El enlace vale una hora.`,

  resetTitle: 'Elija una nueva contraseña',
  resetLead: 'Se cierra la sesión en todos sus dispositivos.',
  resetAct: 'Guardar contraseña',
  changed: 'Contraseña cambiada',
  changedHelp: 'Inicie sesión con la nueva.',
  linkExpired: 'Este enlace ya no vale',
  linkExpiredHelp: 'Un enlace vale una vez y durante una hora.',
  askAgain: 'Pedir otro enlace',

  join: (workspace) => `Entrar en ${workspace}`,
  joinNew: 'Elija con qué iniciará sesión desde ahora.',
  joinKnown: 'Ya tiene una cuenta. Su contraseña demuestra que es usted.',
  joinAct: 'Entrar',
  invitationExpired: 'Esta invitación ya no vale',
  invitationExpiredHelp: 'Se usó, se retiró o es demasiado antigua. Pida otra a quien le invitó.',

  message: {
    not_found: {
      title: 'No hay nada en esta dirección',
      help: 'Puede que se haya quitado o cambiado de nombre.',
      act: 'Ir al inicio',
    },
    no_access: {
      title: 'No tiene acceso a esto',
      help: 'Pida a un propietario del espacio un rol que lo abra.',
      act: 'Entrar con otra cuenta',
    },
    nothing_published: {
      title: 'Aún no hay nada publicado',
      help: 'Lo que se construye y publica en Studio aparece aquí.',
      act: 'Abrir Studio',
    },
  },
}
