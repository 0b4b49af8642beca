import { runIdFrom } from '#domain/workflows/run-id.ts'
import { sha256 } from './sha256.ts'

/** The run that a key starts: the same one whoever asks, wherever. */
export async function runIdOfKey(scope: string, key: string): Promise<string> {
  const digest = await sha256(`${scope}\n${key}`)
  return runIdFrom(Uint8Array.from(digest.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16)))
}
