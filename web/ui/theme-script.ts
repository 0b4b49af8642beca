/** Where the reader's choice is kept; absent where the device decides. */
export const THEME_KEY = 'aqtra-theme'

/**
 * Text of a classic inline script for the top of `<head>`: sets the kept theme before the first paint. Constant, so that a
 * content security policy can name its hash.
 */
export const THEME_SCRIPT = `try{var t=localStorage.getItem('${THEME_KEY}');if(t==='light'||t==='dark')document.documentElement.dataset.theme=t}catch(e){}`
