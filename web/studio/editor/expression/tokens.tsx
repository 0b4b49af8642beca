import type { ComponentChildren } from 'preact'
import { tokens, type Token } from '#domain/expressions/tokens.ts'

/** Class of each kind of word, as the style sheet colours it. */
export const TOKEN_CLASSES: { readonly [Kind in Token['kind']]: string } = {
  name: 'tok-i',
  function: 'tok-f',
  string: 'tok-s',
  number: 'tok-n',
  keyword: 'tok-k',
  operator: 'tok-o',
  punctuation: 'tok-p',
  comment: 'tok-c',
  invalid: 'tok-x',
}

/** An expression in its colours. */
export function Tokens({ text }: { text: string }) {
  const pieces: ComponentChildren[] = []
  let at = 0
  for (const { kind, from, to } of tokens(text)) {
    if (from > at) pieces.push(text.slice(at, from))
    pieces.push(
      <span key={from} class={TOKEN_CLASSES[kind]}>
        {text.slice(from, to)}
      </span>,
    )
    at = to
  }
  return (
    <>
      {pieces}
      {text.slice(at)}
    </>
  )
}
