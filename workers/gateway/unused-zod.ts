// Stands in for `zod/v4/core`, which hono-openapi imports where a schema is zod's: ours are valibot's. wrangler.toml puts it there.
export const isAbsent = true
