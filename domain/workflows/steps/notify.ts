import { defineStep, given } from '../step.ts'

/** Tells people something: in the Workplace's bell, by e-mail, or both. */
export const notify = defineStep({
  kind: 'notify',
  group: 'people',
  icon: 'mail',
  fields: {
    people: { section: 'main', input: 'people', required: true },
    channel: { section: 'main', input: 'choice', options: ['both', 'bell', 'mail'], default: 'both' },
    subject: { section: 'main', input: 'text', required: true },
    text: { section: 'main', input: 'text', multiline: true },
  },
  output: { record: { sent: 'int' } },
  enter: ({ people, channel, subject, text }, e) => {
    const { users, roles = [] } = given(people, 'people')
    return {
      do: 'work',
      request: {
        people: {
          users: users === undefined || users.trim() === '' ? [] : e.expression('people.users', users),
          roles,
        },
        channel,
        subject: e.text('subject', given(subject, 'subject')),
        text: text === undefined ? '' : e.text('text', text),
      },
    }
  },
})
