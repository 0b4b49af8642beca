import { writeSync } from 'node:fs'
import type { Reporter, TestModule, Vitest } from 'vitest/node'

/** Ends the output of a test run with one plain line, the last thing the process says. */
export class PlainReporter implements Reporter {
  #counts = { passed: 0, failed: 0, skipped: 0 }

  onInit(vitest: Vitest): void {
    if (vitest.config.watch) return
    process.once('exit', (code) => {
      const { passed, failed, skipped } = this.#counts
      const shown = code === 0 ? failed : Math.max(1, failed) // a run that could not even start has failed
      writeSync(1, `${passed} passed, ${shown} failed, ${skipped} skipped\n`)
    })
  }

  onTestRunEnd(modules: readonly TestModule[], unhandledErrors: readonly unknown[]): void {
    const counts = { passed: 0, failed: unhandledErrors.length, skipped: 0 }
    for (const module of modules) {
      const tests = [...module.children.allTests()]
      for (const test of tests) {
        const { state } = test.result()
        counts[state === 'pending' ? 'failed' : state]++ // a test that never ran to its end is no success
      }
      // A file or suite that broke outside of its tests has failed, even if it has none.
      const brokenSuites = [module, ...module.children.allSuites()].filter((suite) => suite.errors().length > 0)
      counts.failed += brokenSuites.length
    }
    this.#counts = counts
  }
}

export default PlainReporter
