import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cleanName, isAccepted, MAX_FILE_NAME } from './limits.ts'
import { isInline, sniff } from './sniff.ts'

const bytes = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0))
const PNG = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0])
const ZIP = Uint8Array.from([0x50, 0x4b, 0x03, 0x04, 20, 0])

describe('content', () => {
  test.each([
    [PNG, 'a.png', 'image/png', 'image/png'],
    [PNG, 'without extension', '', 'image/png'],
    [bytes('%PDF-1.7'), 'a.pdf', 'application/octet-stream', 'application/pdf'],
    [bytes('RIFF....WEBPVP8 '), 'a.webp', 'image/webp', 'image/webp'],
    [ZIP, 'a.xlsx', '', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
    [ZIP, 'a.zip', 'application/zip', 'application/zip'],
    [bytes('a;b\n1;2\n'), 'a.csv', 'text/csv', 'text/csv'],
    [bytes('{"a":1}'), 'a.json', '', 'application/json'],
    [bytes('Gr\u00c3\u00bc\u00c3\u009fe'), 'a.txt', 'text/plain', 'text/plain'],
    [
      bytes('<?xml version="1.0"?>\n<!-- x --><svg xmlns="…">'.replace('…', '')),
      'a.svg',
      'image/svg+xml',
      'image/svg+xml',
    ],
    [bytes('\x00\x01\x02'), 'data.bin', '', 'application/octet-stream'],
  ])('%#: is what it says', (head, name, claimed, type) => {
    expect(sniff(head, name, claimed)).toEqual({ type, mismatch: false })
  })

  test.each([
    [bytes('<html><script>alert(1)</script>'), 'a.png', 'image/png', 'text/html'],
    [bytes('  \n<SCRIPT>'), 'a.txt', 'text/plain', 'text/html'],
    [bytes('<svg onload=alert(1)>'), 'a.jpg', 'image/jpeg', 'image/svg+xml'],
    [bytes('MZ\x90\x00'), 'a.pdf', 'application/pdf', 'application/x-msdownload'],
    [PNG, 'a.pdf', '', 'image/png'],
    [PNG, 'a.png', 'application/pdf', 'image/png'],
    [bytes('hello'), 'a.png', '', 'text/plain'],
    [bytes('\x00\x01'), 'a.csv', '', 'application/octet-stream'],
    [ZIP, 'a.docx.exe', '', 'application/zip'],
    [new Uint8Array(0), 'a.png', 'image/png', 'text/plain'],
  ])('%#: belies its name', (head, name, claimed, type) => {
    expect(sniff(head, name, claimed)).toEqual({ type, mismatch: true })
  })

  test('is told for any bytes and names, and what may run is never shown in place', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), fc.string(), fc.string(), (head, name, claimed) => {
        expect(sniff(head, name, claimed).type).toMatch(/^[a-z]+\/[a-z0-9.+-]+$/)
      }),
    )
    expect(['image/svg+xml', 'text/html', 'application/pdf', 'application/xml'].some(isInline)).toBe(false)
  })
})

describe('names', () => {
  test.each([
    ['../../etc/passwd', 'passwd'],
    ['C:\\temp\\Bericht.pdf', 'Bericht.pdf'],
    ['a\r\nb"<c>.txt', 'abc.txt'],
    ['\u202egnp.exe', 'gnp.exe'],
    ['...', 'file'],
    ['', 'file'],
    ['Grüße 漢字.txt', 'Grüße 漢字.txt'],
  ])('%j is kept as %j', (name, kept) => {
    expect(cleanName(name)).toBe(kept)
  })

  test('that are long keep their extension', () => {
    expect([...cleanName(`${'𝒳'.repeat(500)}.pdf`)]).toHaveLength(MAX_FILE_NAME)
    expect(cleanName(`${'x'.repeat(500)}.pdf`)).toMatch(/\.pdf$/)
  })
})

test('types are accepted by themselves or by their kind', () => {
  expect([
    isAccepted('image/png', ['image/*']),
    isAccepted('image/png', ['application/pdf', 'image/png']),
    isAccepted('imagex/png', ['image/*']),
    isAccepted('a/b', []),
  ]).toEqual([true, true, false, true])
})
