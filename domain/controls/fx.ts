/** Whether a stored value is an expression, to be worked out. */
export const isFx = (value: unknown): value is { readonly fx: string } =>
  typeof value === 'object' && value !== null && 'fx' in value && typeof value.fx === 'string'
