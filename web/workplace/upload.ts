import type { ErrorBody } from '#domain/lib/errors.ts'
import type { FileReference } from '#domain/records/query.ts'
import { ServerError } from '#web/server/server-error.ts'
import type { Upload } from '#web/controls/records.ts'

/** Sends a file to the server. */
export function upload(component: string, property: string, file: File, onShare: (share: number) => void): Upload {
  // Only XMLHttpRequest tells how far an upload is.
  const request = new XMLHttpRequest()
  const done = new Promise<FileReference>((resolve, reject) => {
    request.open(
      'POST',
      `/api/files?component=${encodeURIComponent(component)}&property=${encodeURIComponent(property)}`,
    )
    request.setRequestHeader('x-file-name', encodeURIComponent(file.name))
    request.setRequestHeader('content-type', file.type || 'application/octet-stream')
    request.responseType = 'json'
    request.upload.addEventListener('progress', ({ loaded, total }) => onShare(total > 0 ? loaded / total : 0))
    request.addEventListener('load', () => {
      if (request.status < 300) resolve(request.response as FileReference)
      else {
        const problem = request.response as ErrorBody | null
        reject(new ServerError(problem?.code ?? 'internal', problem))
      }
    })
    request.addEventListener('error', () => reject(new ServerError('offline')))
    request.addEventListener('abort', () => reject(new DOMException('Cancelled', 'AbortError')))
    request.send(file)
  })
  return { done, cancel: () => request.abort() }
}
