// A run's id carries its shard, so that whoever knows the id knows which object hosts the run.

/** Objects a workflow's runs are spread over. Never changed: ids in the wild depend on it. */
export const SHARDS = 16

/** The shard of a run: the last byte of its UUID. */
export const shardOf = (run: string): number => Number.parseInt(run.slice(-2), 16) % SHARDS

/**
 * The id of the run that an idempotency key starts: the same key, the same run. UUID version 8 (RFC 9562 §5.8).
 * @param digest 16 or more bytes of a hash over workspace, workflow and key
 */
export function runIdFrom(digest: Uint8Array): string {
  const bytes = digest.slice(0, 16)
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x80
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}

/** Where the archive keeps the events of a run. */
export const archiveKey = (workspaceId: string, run: string): string => `runs/${workspaceId}/${run}.json`

/** Name of the object that hosts a run. */
export const objectNameOf = (
  { workspaceId, componentId, workflowId }: { workspaceId: string; componentId: string; workflowId: string },
  run: string,
): string => `${workspaceId}/${componentId}/${workflowId}:${shardOf(run)}`
