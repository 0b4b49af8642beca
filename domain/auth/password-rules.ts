/** The fewest characters of a password. By itself here, so that a screen can say it without the checks of all forms. */
export const PASSWORD_MIN = 10
