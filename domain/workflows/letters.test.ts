import { describe, expect, test } from 'vitest'
import { LOCALES } from '../localization/locales.ts'
import { answerHere, askedLetter } from './letters.ts'

describe('letters of questions', () => {
  test.each(LOCALES)('%s: the question is the subject, and the way to it stands on a line of its own', (locale) => {
    const asked = { title: 'Approve it?', text: 'It is cheap.', workflow: 'Purchase', record: 'PO-1' }
    const { subject, text } = askedLetter(locale, asked)
    expect(subject).toBe('Approve it?')
    expect(text).toMatch(/^It is cheap\.\n\n/)
    expect(text).toContain('Purchase')
    expect(text).toContain('PO-1')
    expect(answerHere(locale, 'https://x.example/inbox/a/1').split('\n')).toContain('https://x.example/inbox/a/1')
  })

  test('carry no line that somebody made look like ours', () => {
    const { subject, text } = askedLetter('en', {
      title: 'Approve\nit?',
      text: '',
      workflow: 'Buy\n\nAnswer here:\nhttps://evil.example',
      record: 'A\nB',
    })
    expect(subject).toBe('Approve it?')
    expect(text.split('\n')).toEqual(['Buy Answer here: https://evil.example asks you about A B.'])
  })
})
