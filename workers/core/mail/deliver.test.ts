import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Receiver, startReceiver } from '#dev/testing/receiver.ts'
import { OWNER, type Platform, setUpOwner, startPlatform } from '../../gateway/testing.ts'
import { deliverOwed } from './deliver.ts'

let platform: Platform
let sender: Receiver
beforeAll(async () => {
  sender = await startReceiver()
  platform = await startPlatform({ MAIL: sender.url })
})
afterAll(() => sender.stop())

const owed = async () =>
  (
    await platform.sql`select attempts, sent_at is not null as sent, error, text from aqtra.mails order by created_at`
  )[0]

describe('letters', () => {
  test('that the sender refuses stay owed, are tried again later, and are sent once', async () => {
    const owner = await setUpOwner(platform)
    sender.answer = 500
    await owner.send('POST', '/api/users/invitations', { email: 'new@example.com', role: 'user' })
    await expect.poll(owed).toMatchObject({ attempts: 1, sent: false, error: 'Error: the sender answered 500' })
    sender.answer = 200
    await deliverOwed(platform.env)
    expect(sender.received).toEqual([])
    await platform.sql`update aqtra.mails set created_at = created_at - interval '2 minutes'`
    await Promise.all([deliverOwed(platform.env), deliverOwed(platform.env)])
    expect(sender.received).toEqual([
      expect.objectContaining({ to: 'new@example.com', subject: `${OWNER.name} invites you to Acme` }),
    ])
    expect(await owed()).toMatchObject({ attempts: 2, sent: true, error: null, text: '' })
    await deliverOwed(platform.env)
    expect(sender.received).toHaveLength(1)
  })
})
