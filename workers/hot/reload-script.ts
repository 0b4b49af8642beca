/** Where a page finds the script below, and the line on which the worker says which build it is. */
export const SCRIPT_PATH = '/dev/reload.js'
export const LINE_PATH = '/dev/build'

/** The tag a page carries. The script is a file from here and the line comes here: the page's security policy stays as it is. */
export const scriptTag = (build: string): string => `<script src="${SCRIPT_PATH}" data-build="${build}" defer></script>`

/**
 * Text of the script that reloads a page once another build answers than the one that drew it. The line breaks with every rebuild and is
 * opened anew until the worker is back: a short while later, when as a rule both worker and web are done. A page that asks before it is left (a form with changes, a draft on its way) is waited for.
 */
export const RELOAD_SCRIPT = `{
  const { build } = document.currentScript.dataset
  let outdated = false
  let pause = 300
  const reload = () => {
    if (dispatchEvent(new Event('beforeunload', { cancelable: true }))) location.reload()
    else setTimeout(reload, 300)
  }
  const listen = () => {
    const line = new WebSocket(location.origin.replace('http', 'ws') + '${LINE_PATH}')
    line.onmessage = ({ data }) => {
      if (data === build || outdated) return
      outdated = true
      reload()
    }
    line.onclose = () => {
      if (!outdated) setTimeout(listen, pause)
      pause = Math.min(pause * 1.5, 5_000)
    }
  }
  listen()
}
`
