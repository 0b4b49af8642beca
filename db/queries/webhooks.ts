import type { Sql } from '#db/client.ts'
import { utc } from './utc.ts'

/** The trigger a webhook belongs to. */
export type WebhookPlace = {
  readonly workspaceId: string
  readonly componentId: string
  readonly workflowId: string
  readonly trigger: string
}

export type Webhook = WebhookPlace & {
  /** What its address ends in. */
  readonly token: string
  /** Encrypted. */
  readonly secret: string
  /** When somebody was last shown a secret; null: nobody ever was. */
  readonly rotatedAt: string | null
}

const columns = (sql: Sql) => sql`
  w.workspace_id as "workspaceId", w.component_id as "componentId", w.workflow_id as "workflowId", w.trigger, w.token, w.secret,
  ${utc(sql, 'w.rotated_at')} as "rotatedAt"`

export async function webhookByToken(sql: Sql, token: string): Promise<Webhook | null> {
  const rows = await sql`select ${columns(sql)} from aqtra.webhooks w where w.token = ${token}`
  return (rows[0] as Webhook | undefined) ?? null
}

/** The webhook of a trigger, made of what is given where it has none. Whoever asks at the same time gets the same one. */
export async function webhookOf(
  sql: Sql,
  { workspaceId, componentId, workflowId, trigger }: WebhookPlace,
  fresh: { readonly token: string; readonly secret: string },
): Promise<Webhook> {
  const [, rows] = await sql.transaction([
    sql`insert into aqtra.webhooks (workspace_id, component_id, workflow_id, trigger, token, secret)
      values (${workspaceId}, ${componentId}, ${workflowId}, ${trigger}, ${fresh.token}, ${fresh.secret}) on conflict do nothing`,
    sql`select ${columns(sql)} from aqtra.webhooks w where w.workspace_id = ${workspaceId} and w.component_id = ${componentId}
      and w.workflow_id = ${workflowId} and w.trigger = ${trigger}`,
  ])
  return (rows as Webhook[])[0] as Webhook
}

/** Replaces the secret, and notes who did. */
export async function rotateWebhook(
  sql: Sql,
  { workspaceId, componentId, workflowId, trigger, token }: Webhook,
  secret: string,
  { actorId, auditId }: { readonly actorId: string; readonly auditId: string },
): Promise<void> {
  await sql.transaction([
    sql`update aqtra.webhooks set secret = ${secret}, rotated_at = now() where token = ${token}`,
    sql`insert into aqtra.audit_log (id, workspace_id, actor_id, event, subject, details)
      values (${auditId}, ${workspaceId}, ${actorId}, 'webhook.rotated', ${componentId},
        ${JSON.stringify({ workflow: workflowId, trigger })}::jsonb)`,
  ])
}
