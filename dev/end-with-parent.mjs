/**
 * Loaded before a program (`node --import`): ends it, as SIGTERM does, when the process that started it is gone, even if
 * that was killed and could tell nobody.
 */
const parent = process.ppid
setInterval(() => {
  if (process.ppid !== parent) process.kill(process.pid, 'SIGTERM')
}, 500).unref()
