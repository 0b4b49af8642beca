/** A sentence with `{blanks}`; with `by`, the number in that blank chooses between one and many. */
export type Message = string | { readonly by: string; readonly one: string; readonly other: string }
