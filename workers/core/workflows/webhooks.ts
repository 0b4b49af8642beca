import { type Context, Hono } from 'hono'
import { rotateWebhook, type Webhook, webhookOf } from '#db/queries/webhooks.ts'
import { AppError } from '#domain/lib/errors.ts'
import type { AppEnv } from '../../env.ts'
import { linkTo } from '../auth/links.ts'
import { newToken } from '../auth/tokens.ts'
import { newUuid } from '../lib/ids.ts'
import { liveApp } from '../lib/live-app.ts'
import { requires } from '../lib/requires.ts'
import { seal } from '../lib/secret-box.ts'

const tags = ['Workflows']

/** Where a trigger is called, and since when its secret is known to somebody. */
export type WebhookAddress = { readonly url: string; readonly rotatedAt: string | null }

const PATH = '/:component/:workflow/:trigger'

/** The addresses and secrets of webhook triggers, for whoever builds them. All are named by their ids. */
export const webhooks = new Hono<AppEnv>()
  .get(PATH, requires('components.write', { tags, summary: 'The address of a webhook trigger' }), async (c) =>
    c.json(addressOf(c, await webhookFor(c)), 200),
  )

  .post(
    `${PATH}/secret`,
    requires('components.write', { tags, summary: 'A new secret for a webhook trigger, shown this once' }),
    async (c) => {
      const webhook = await webhookFor(c)
      const secret = newSecret()
      const sealed = await seal(c.env, secret, webhook.token)
      await rotateWebhook(c.var.sql, webhook, sealed, { actorId: c.var.actor.userId, auditId: newUuid() })
      return c.json({ url: addressOf(c, webhook).url, secret }, 201)
    },
  )

const newSecret = () => `whsec_${newToken()}`

const addressOf = (c: Context<AppEnv>, { token, rotatedAt }: Webhook): WebhookAddress => ({
  url: linkTo(c, `/hooks/${token}`),
  rotatedAt,
})

/**
 * The webhook of a trigger of the live release. It gets its address, and a secret that nobody has seen, when somebody first asks.
 * @throws AppError `not_found`
 */
async function webhookFor(c: Context<AppEnv>): Promise<Webhook> {
  const { component = '', workflow = '', trigger = '' } = c.req.param() as { [name: string]: string | undefined }
  const live = (await liveApp(c)).components[component]?.workflows[workflow]?.triggers[trigger]
  if (live?.kind !== 'webhook') throw new AppError('not_found')
  const { workspaceId } = c.var.actor
  const token = newToken()
  return webhookOf(
    c.var.sql,
    { workspaceId, componentId: component, workflowId: workflow, trigger },
    { token, secret: await seal(c.env, newSecret(), token) },
  )
}
