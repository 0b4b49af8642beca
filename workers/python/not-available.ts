/** Answers every call as RFC 9457 asks: the platform has no Python in this version. */
export const notAvailable = (): Response =>
  Response.json(
    {
      type: 'about:blank',
      title: 'Python is not available',
      status: 501,
      code: 'python_not_available',
      detail: 'This version of the platform cannot run Python scripts yet.',
    },
    { status: 501, headers: { 'content-type': 'application/problem+json' } },
  )
