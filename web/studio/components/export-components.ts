import { request } from '#web/server/request.ts'

/** Downloads components as one JSON file, in the canonical text form. */
export async function exportComponents(ids: readonly string[]): Promise<void> {
  const file = await request<object>('POST', '/components/export', { ids })
  const url = URL.createObjectURL(new Blob([`${JSON.stringify(file, null, 2)}\n`], { type: 'application/json' }))
  const link = document.createElement('a')
  link.href = url
  link.download = ids.length === 1 ? `${ids[0]}.aqtra.json` : 'components.aqtra.json'
  link.click()
  URL.revokeObjectURL(url)
}
