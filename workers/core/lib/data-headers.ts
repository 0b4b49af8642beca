/** What every answer that is data carries. The gateway adds it where it is missing; answers made over and over bring it themselves. */
export const DATA_HEADERS = {
  'x-content-type-options': 'nosniff',
  'cross-origin-resource-policy': 'same-origin',
} as const
