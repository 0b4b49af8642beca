import { notifyPeople } from '#db/queries/notifications.ts'
import { membersMeant } from '#db/queries/people.ts'
import { type Execute, peopleIn, refused } from '../executor.ts'

/** Writes the notices and letters down; they are delivered from there. Doing it twice tells nobody twice. */
export const notify: Execute = async ({ workspaceId, request, key }, { sql, env }) => {
  const people = await membersMeant(sql, workspaceId, peopleIn(request['people']))
  if (people.length === 0) return refused('nobody_to_notify')
  const [channel, subject, text] = [request['channel'], String(request['subject']), String(request['text'])]
  await notifyPeople(sql, workspaceId, {
    key,
    people,
    subject,
    text,
    link: null,
    bell: channel !== 'mail',
    mail: channel !== 'bell',
  })
  if (channel !== 'mail')
    await env.LIVE_ROOM.getByName(workspaceId).send({ type: 'inbox', people: people.map(({ id }) => id) })
  return { type: 'succeeded', output: { sent: people.length } }
}
