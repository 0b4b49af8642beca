import { setTimeout as delay } from 'node:timers/promises'
import type { ComponentDocument } from '#domain/components/document.ts'
import type { PublicationPlan } from '#domain/publications/plan.ts'
import type { PublicationProgress } from '#domain/publications/progress.ts'
import type { Site } from '#domain/sites/site.ts'

/** An answer that was not a success, with what the API said. */
export class ApiError extends Error {
  readonly status: number
  readonly body: unknown
  constructor(method: string, path: string, status: number, body: unknown) {
    super(`${method} ${path} answered ${status}: ${JSON.stringify(body).slice(0, 2_000)}`)
    this.status = status
    this.body = body
  }
}

/** One person at the API: keeps cookies as a browser would. For the demo data, benchmarks and tests. */
export class ApiClient {
  readonly url: string
  readonly #cookies = new Map<string, string>()

  constructor(url: string) {
    this.url = url
  }

  /** Headers that make a request this person's. */
  get headers(): { readonly cookie: string; readonly origin: string } {
    return {
      cookie: [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; '),
      origin: new URL(this.url).origin,
    }
  }

  /** One request with the person's cookies; its answer may be a failure. */
  async send(method: string, path: string, body?: unknown, headers: Record<string, string> = {}): Promise<Response> {
    const response = await fetch(`${this.url}${path}`, {
      method,
      redirect: 'manual',
      headers: { ...this.headers, ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    for (const line of response.headers.getSetCookie()) {
      const [pair = ''] = line.split(';')
      const at = pair.indexOf('=')
      const value = pair.slice(at + 1)
      if (value === '') this.#cookies.delete(pair.slice(0, at))
      else this.#cookies.set(pair.slice(0, at), value)
    }
    return response
  }

  /**
   * One call that must succeed.
   * @throws ApiError otherwise
   */
  async call<Answer = unknown>(
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Answer> {
    const response = await this.send(method, path, body, headers)
    const text = await response.text()
    const answer: unknown = text === '' ? undefined : parse(text)
    if (!response.ok) throw new ApiError(method, path, response.status, answer)
    return answer as Answer
  }

  async signIn(email: string, password: string): Promise<void> {
    await this.call('POST', '/api/auth/sign-in', { email, password, remember: true })
  }

  /** Publishes drafts and waits until they are live. @throws Error when the plan has problems or the publication is undone */
  async publish(components: readonly string[], sites: readonly string[], note: string): Promise<PublicationProgress> {
    const request = { kind: 'publish', components, sites }
    const plan = await this.call<PublicationPlan>('POST', '/api/publications/plan', request)
    const errors = plan.problems.filter((problem) => problem.severity === 'error')
    if (errors.length > 0) throw new Error(`Cannot be published: ${JSON.stringify(errors)}`)
    const { id } = await this.call<PublicationProgress>('POST', '/api/publications', {
      ...request,
      note,
      planHash: plan.hash,
    })
    return this.publicationEnds(id)
  }

  /** Waits for a publication to end. @throws Error when it ended undone */
  async publicationEnds(id: string): Promise<PublicationProgress> {
    for (;;) {
      const { progress } = await this.call<{ progress: PublicationProgress | null }>('GET', '/api/publications/current')
      if (progress?.id === id && progress.status === 'done') return progress
      if (progress?.id === id && progress.status !== 'running' && progress.status !== 'undoing')
        throw new Error(`The publication was undone: ${JSON.stringify(progress.error)}`)
      await delay(20)
    }
  }

  component(id: string): Promise<{ document: ComponentDocument; revision: number }> {
    return this.call('GET', `/api/components/${id}`)
  }

  /** Changes a site's draft. */
  async changeSite(id: string, change: (site: Site) => Site): Promise<void> {
    const { site, revision } = await this.call<{ site: Site; revision: number }>('GET', `/api/sites/${id}`)
    await this.call('PUT', `/api/sites/${id}`, { base: revision, site: change(site) })
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}
