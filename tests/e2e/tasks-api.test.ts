import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ApiClient } from '#dev/api-client.ts'
import type { ErrorBody } from '#domain/lib/errors.ts'
import type { InboxCounts, NoticeRow, RecordWork, TaskDetail, TaskPage, TaskTab } from '#domain/workflows/inbox.ts'
import { type ApprovalScene, approvalScene } from './approval-scene.ts'
import type { Member } from './members.ts'
import { startPlatform, type Platform } from './platform.ts'

// Questions are kept by objects: these tests run against the whole stack.

let platform: Platform
let scene: ApprovalScene

beforeAll(async () => {
  platform = await startPlatform()
  scene = await approvalScene(platform)
})
afterAll(async () => {
  await scene?.stop()
  await platform?.stop()
})

const list = async ({ api }: Member, tab: TaskTab = 'mine') =>
  (await api.call<TaskPage>('GET', `/api/tasks?tab=${tab}`)).tasks
const counts = ({ api }: Member) => api.call<InboxCounts>('GET', '/api/tasks/counts')
const detail = ({ api }: Member, run: string, task: number) => api.call<TaskDetail>('GET', `/api/tasks/${run}/${task}`)
const refusal = async ({ api }: Member, method: string, path: string, body?: unknown, headers = {}) => {
  const { status, code, fields = [], extra } = (await (await api.send(method, path, body, headers)).json()) as ErrorBody
  return {
    status,
    code,
    fields: fields.map((field) => [field.path, field.code]),
    extra,
    fieldMessages: fields.map(({ message }) => message),
  }
}
/** Asks Jana about an invoice; answers where the question is once she is told. */
async function ask(invoice = 0): Promise<{ run: string; task: number }> {
  const run = await scene.start('purchase-approval', scene.invoices[invoice]?.id ?? null, {
    approver: scene.jana.id,
    later: scene.tomasz.id,
  })
  return opened(scene.jana, run)
}
async function opened(member: Member, run: string, tab: TaskTab = 'mine'): Promise<{ run: string; task: number }> {
  const found = await expect
    .poll(async () => (await list(member, tab)).find((task) => task.run === run))
    .toBeDefined()
    .then(async () => (await list(member, tab)).find((task) => task.run === run))
  return { run, task: found?.task ?? 0 }
}
const at = ({ run, task }: { run: string; task: number }, act = '') => `/api/tasks/${run}/${task}${act}`

describe('a question', () => {
  test('stands in the list of who is asked, with all that answering takes', async () => {
    const place = await ask()
    const invoice = scene.invoices[0]
    const found = await detail(scene.jana, place.run, place.task)
    expect(found).toMatchObject({
      ...place,
      title: `Approve ${invoice?.name}?`,
      status: 'open',
      workflow: 'Purchase approval',
      record: { id: invoice?.id, name: invoice?.name },
      by: { name: 'Mo Okafor' },
      mayAnswer: true,
      mayAssign: true,
      people: [{ id: scene.jana.id, name: 'Jana Krause', answered: false }],
      answers: [],
      late: { then: 'escalate', people: ['Tomasz Wilk'] },
      place: { component: scene.component, page: scene.formPage },
    })
    expect(found.stages.map(({ name, state }) => [name, state])).toEqual([
      ['Request', 'done'],
      ['Approval', 'now'],
      ['Order', 'ahead'],
    ])
    expect(found.facts.map(({ title }) => title)).toContain('Invoice number')
    expect(found.options.map(({ id, comment }) => [id, comment])).toEqual([
      ['approve', false],
      ['reject', true],
      ['change', false],
    ])
  })

  test('is told once by bell and letter, in the reader’s language, with the way to it', async () => {
    await scene.aoife.api.call('PATCH', '/api/auth/profile', { locale: 'de' })
    const run = await scene.start('purchase-approval', scene.invoices[1]?.id ?? null, { approver: scene.aoife.id })
    const { task } = await opened(scene.aoife, run)
    const { notices } = await scene.aoife.api.call<{ notices: NoticeRow[] }>('GET', '/api/notifications')
    expect(notices.filter(({ link }) => link === `/inbox/${run}/${task}`)).toHaveLength(1)
    // A later turn of the run tells nobody anew.
    await scene.aoife.api.call('POST', `/api/tasks/${run}/${task}/answer`, { option: 'approve' })
    await expect
      .poll(async () => (await scene.query('select status from aqtra.workflow_runs where id = $1', [run]))[0])
      .toEqual({ status: 'succeeded' })
    const letters = await scene.query<{ text: string; subject: string }>(
      `select subject, text from aqtra.mails where "to" = 'aoife@kestrel.example' and text like $1`,
      [`%/inbox/${run}/${task}%`],
    )
    expect(letters).toHaveLength(1)
    expect(letters[0]?.text).toContain('Hier antworten:')
    expect(letters[0]?.text).toContain(`${scene.url}/inbox/${run}/${task}`)
    // Answering is reading.
    const { notices: after } = await scene.aoife.api.call<{ notices: NoticeRow[] }>('GET', '/api/notifications')
    expect(after.find(({ link }) => link === `/inbox/${run}/${task}`)?.read).toBe(true)
  })

  test('put to several is shared, and goes from all lists when one has answered', async () => {
    const run = await scene.start('team-approval', scene.invoices[2]?.id ?? null, {
      one: scene.jana.id,
      other: scene.tomasz.id,
    })
    const { task } = await opened(scene.jana, run, 'shared')
    expect((await list(scene.jana)).some((row) => row.run === run)).toBe(false)
    const before = await counts(scene.tomasz)
    await scene.jana.api.call('POST', at({ run, task }, '/answer'), { option: 'change' })
    await expect.poll(async () => (await counts(scene.tomasz)).shared).toBe(before.shared - 1)
    const answered = await list(scene.jana, 'answered')
    expect(answered[0]).toMatchObject({ run, answer: 'change' })
    expect(await detail(scene.tomasz, run, task)).toMatchObject({ mayAnswer: false, status: 'answered' })
  })
})

describe('an answer', () => {
  test('moves the run on, with the record as it is now', async () => {
    const place = await ask(3)
    const invoice = scene.invoices[3]
    await scene.jana.api.call('POST', at(place, '/answer'), { option: 'approve', comment: 'Fine.' })
    await expect
      .poll(
        async () =>
          (await scene.mo.api.call<{ invoiceState: number }>('GET', `/api/records/${scene.component}/${invoice?.id}`))
            .invoiceState,
      )
      .toBe(1)
    await expect
      .poll(async () => {
        const { answers, status } = await detail(scene.jana, place.run, place.task)
        return [status, answers.map(({ option, comment, title }) => [option, comment, title])]
      })
      .toEqual(['answered', [['approve', 'Fine.', 'Approve']]])
  })

  test('given again by the same person changes nothing; another one is refused', async () => {
    const place = await ask(4)
    const body = { option: 'change', comment: 'Which warehouse?' }
    const both = await Promise.all([
      scene.jana.api.send('POST', at(place, '/answer'), body),
      scene.jana.api.send('POST', at(place, '/answer'), body),
    ])
    expect(both.map(({ status }) => status)).toEqual([200, 200])
    expect((await scene.jana.api.send('POST', at(place, '/answer'), body)).status).toBe(200)
    await expect
      .poll(() =>
        scene.query(`select status, jsonb_array_length(answers) as n from aqtra.workflow_tasks where run_id = $1`, [
          place.run,
        ]),
      )
      .toEqual([{ status: 'answered', n: 1 }])
    expect(await refusal(scene.jana, 'POST', at(place, '/answer'), { option: 'approve' })).toMatchObject({
      status: 422,
      code: 'invalid_answer',
      fields: [['option', 'task_answered_already']],
    })
  })

  test('of two people at once one is taken, and the other is told whose', async () => {
    for (let round = 0; round < 3; round++) {
      const run = await scene.start('team-approval', scene.invoices[5]?.id ?? null, {
        one: scene.jana.id,
        other: scene.tomasz.id,
      })
      const place = await opened(scene.jana, run, 'shared')
      const [one, other] = await Promise.all([
        scene.jana.api.send('POST', at(place, '/answer'), { option: 'approve' }),
        scene.tomasz.api.send('POST', at(place, '/answer'), { option: 'change' }),
      ])
      expect([one.status, other.status].toSorted()).toEqual([200, 409])
      const late = one.status === 409 ? one : other
      expect(await late.json()).toMatchObject({
        code: 'task_closed',
        extra:
          one.status === 409
            ? { by: 'Tomasz Wilk', answer: 'Ask for a change' }
            : { by: 'Jana Krause', answer: 'Approve' },
      })
    }
  })

  test('says beside the field what is wrong with it, in the caller’s language', async () => {
    const place = await ask(6)
    expect(await refusal(scene.jana, 'POST', at(place, '/answer'), { option: 'nod' })).toMatchObject({
      status: 422,
      fields: [['option', 'task_option_unknown']],
    })
    await scene.jana.api.call('PATCH', '/api/auth/profile', { locale: 'fr' })
    const refused = await refusal(
      scene.jana,
      'POST',
      at(place, '/answer'),
      { option: 'reject', comment: '  ' },
      { 'accept-language': 'fr' },
    )
    await scene.jana.api.call('PATCH', '/api/auth/profile', { locale: 'en' })
    expect(refused).toMatchObject({
      fields: [['comment', 'task_comment_required']],
      fieldMessages: ['Cette réponse demande un commentaire.'],
    })
    expect((await detail(scene.jana, place.run, place.task)).mayAnswer).toBe(true)
  })

  test('to a question that is called off is too late', async () => {
    const place = await ask(7)
    await scene.mo.api.call('POST', `/api/runs/${place.run}/command`, { command: 'cancel', undo: false })
    await expect
      .poll(async () => refusal(scene.jana, 'POST', at(place, '/answer'), { option: 'approve' }))
      .toMatchObject({ status: 409, code: 'task_closed' })
    await expect.poll(async () => (await list(scene.jana)).some(({ run }) => run === place.run)).toBe(false)
  })
})

describe('handing over', () => {
  test('puts the question to somebody else, who is told; who gave it away has it no longer', async () => {
    const place = await ask(8)
    await scene.jana.api.call('POST', at(place, '/assign'), { to: scene.tomasz.id })
    await opened(scene.tomasz, place.run)
    await expect.poll(async () => (await scene.jana.api.send('GET', at(place))).status).toBe(404)
    await expect
      .poll(
        async () =>
          (
            await scene.query(`select 1 from aqtra.mails where "to" = 'tomasz@kestrel.example' and text like $1`, [
              `%${place.run}%`,
            ])
          ).length,
      )
      .toBe(1)
    // The owner of the workspace may put it back.
    await scene.mo.api.call('POST', at(place, '/assign'), { to: scene.jana.id, from: scene.tomasz.id })
    await opened(scene.jana, place.run)
  })

  test('is refused for strangers, for who is asked already, and in somebody else’s place', async () => {
    const place = await ask(9)
    const nobody = '00000000-0000-7000-8000-000000000000'
    expect(await refusal(scene.jana, 'POST', at(place, '/assign'), { to: nobody })).toMatchObject({
      status: 400,
      fields: [['to', 'person_unknown']],
    })
    expect(await refusal(scene.jana, 'POST', at(place, '/assign'), { to: scene.jana.id })).toMatchObject({
      status: 400,
      fields: [['to', 'person_asked_already']],
    })
    expect(
      await refusal(scene.jana, 'POST', at(place, '/assign'), { to: scene.aoife.id, from: scene.tomasz.id }),
    ).toMatchObject({ status: 403 })
    expect(await refusal(scene.tomasz, 'POST', at(place, '/assign'), { to: scene.aoife.id })).toMatchObject({
      status: 404,
    })
  })
})

describe('who is not asked', () => {
  test('finds nothing; who runs the workspace sees the question and may not answer it', async () => {
    const place = await ask(10)
    expect(await refusal(scene.tomasz, 'GET', at(place))).toMatchObject({ status: 404, code: 'not_found' })
    expect(await refusal(scene.tomasz, 'POST', at(place, '/answer'), { option: 'approve' })).toMatchObject({
      status: 404,
    })
    expect(await detail(scene.mo, place.run, place.task)).toMatchObject({ mayAnswer: false, mayAssign: true })
    expect(await refusal(scene.mo, 'POST', at(place, '/answer'), { option: 'approve' })).toMatchObject({ status: 404 })
    expect((await detail(scene.jana, place.run, place.task)).answers).toEqual([])
  })

  test('in another workspace finds nothing either, however they ask', async () => {
    const place = await ask(10)
    const other = new ApiClient(scene.url)
    await scene.query(
      `insert into aqtra.workspaces (id, name) values ('ws_elsewhere', 'Elsewhere') on conflict do nothing`,
    )
    await scene.query(
      `insert into aqtra.memberships (workspace_id, user_id, role) values ('ws_elsewhere', $1, 'owner') on conflict do nothing`,
      [scene.tomasz.id],
    )
    await other.signIn(scene.tomasz.login.email, scene.tomasz.login.password)
    await other.call('POST', '/api/auth/workspace', { workspaceId: 'ws_elsewhere' })
    const stranger: Member = { ...scene.tomasz, api: other }
    for (const [method, path, body] of [
      ['GET', at(place)],
      ['POST', at(place, '/answer'), { option: 'approve' }],
      ['POST', at(place, '/assign'), { to: scene.tomasz.id }],
      ['GET', `/api/tasks/records/${scene.component}/${scene.invoices[10]?.id}`],
    ] as const)
      expect(await refusal(stranger, method, path, body), `${method} ${path}`).toMatchObject({ status: 404 })
    expect(await counts(stranger)).toEqual({ mine: 0, shared: 0, unread: 0 })
    expect(await other.call('GET', '/api/notifications')).toEqual({ notices: [] })
  })
})

describe('a record', () => {
  test('shows who it waits for, and to who is asked the answers', async () => {
    const place = await ask(11)
    const path = `/api/tasks/records/${scene.component}/${scene.invoices[11]?.id}`
    const forMo = await scene.mo.api.call<RecordWork>('GET', path)
    expect(forMo.tasks).toEqual([expect.objectContaining({ ...place, mayAnswer: false, people: ['Jana Krause'] })])
    expect(forMo.runs).toEqual([expect.objectContaining({ id: place.run, status: 'waiting', stage: 'Approval' })])
    expect((await scene.jana.api.call<RecordWork>('GET', path)).tasks[0]?.mayAnswer).toBe(true)
    // The words of a question may hold what a mere reader of the record may not see.
    expect((await scene.tomasz.api.call<RecordWork>('GET', path)).tasks).toEqual([
      expect.objectContaining({ title: 'Purchase approval', text: '', mayAnswer: false }),
    ])
    expect((await scene.jana.api.call<RecordWork>('GET', `${path}?workflow=team_approval`)).tasks).toEqual([])
  })
})

describe('long lists', () => {
  test('come a page at a time, nothing twice and nothing left out', async () => {
    const asked = await Promise.all(
      Array.from({ length: 35 }, (_, i) =>
        scene.start('purchase-approval', scene.invoices[i % 12]?.id ?? null, { approver: scene.aoife.id }),
      ),
    )
    await expect.poll(async () => (await counts(scene.aoife)).mine).toBe(35)
    const seen: string[] = []
    let cursor: string | null = null
    do {
      const page: TaskPage = await scene.aoife.api.call(
        'GET',
        `/api/tasks${cursor === null ? '' : `?cursor=${cursor}`}`,
      )
      seen.push(...page.tasks.map(({ run }) => run))
      cursor = page.next
    } while (cursor !== null)
    expect(seen.toSorted()).toEqual(asked.toSorted())
    expect(await refusal(scene.aoife, 'GET', '/api/tasks?cursor=%27%3B--')).toMatchObject({
      status: 400,
      code: 'invalid_cursor',
    })
  })
})
