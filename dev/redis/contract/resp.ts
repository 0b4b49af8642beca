/** A reply in Redis' own protocol (RESP2): statuses are strings, data are buffers. */
export type Resp = string | number | null | Buffer | RespError | Resp[]

export class RespError extends Error {}

export const encodeCommand = (args: readonly (string | number)[]): Buffer =>
  Buffer.concat([
    Buffer.from(`*${args.length}\r\n`),
    ...args.flatMap((arg) => {
      const bytes = Buffer.from(String(arg))
      return [Buffer.from(`$${bytes.length}\r\n`), bytes, Buffer.from('\r\n')]
    }),
  ])

/** Collects bytes and gives out whole replies. */
export class RespReader {
  #bytes = Buffer.alloc(0)

  add(bytes: Buffer): void {
    this.#bytes = Buffer.concat([this.#bytes, bytes])
  }

  /** The next reply, or undefined until all of it has come. */
  take(): Resp | undefined {
    const parsed = parse(this.#bytes, 0)
    if (parsed === undefined) return undefined
    this.#bytes = this.#bytes.subarray(parsed.end)
    return parsed.reply
  }
}

type Parsed = { readonly reply: Resp; readonly end: number }

const parse = (bytes: Buffer, start: number): Parsed | undefined => {
  const lineEnd = bytes.indexOf('\r\n', start)
  if (lineEnd === -1) return undefined
  const line = bytes.toString('utf8', start + 1, lineEnd)
  const after = lineEnd + 2
  switch (String.fromCharCode(bytes[start] ?? 0)) {
    case '+':
      return { reply: line, end: after }
    case '-':
      return { reply: new RespError(line), end: after }
    case ':':
      return { reply: Number(line), end: after }
    case '$': {
      const length = Number(line)
      if (length === -1) return { reply: null, end: after }
      if (bytes.length < after + length + 2) return undefined
      return { reply: Buffer.from(bytes.subarray(after, after + length)), end: after + length + 2 }
    }
    case '*':
      return parseArray(bytes, after, Number(line))
    default:
      throw new Error('the server does not speak RESP2')
  }
}

const parseArray = (bytes: Buffer, start: number, length: number): Parsed | undefined => {
  if (length === -1) return { reply: null, end: start }
  const items: Resp[] = []
  let end = start
  while (items.length < length) {
    const item = parse(bytes, end)
    if (item === undefined) return undefined
    items.push(item.reply)
    end = item.end
  }
  return { reply: items, end }
}
