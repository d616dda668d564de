import type { IncomingMessage, ServerResponse } from 'node:http'
import { isUpload } from '../platform/http/upload.ts'

export interface Patience {
  /** Until a request is whole. */
  readonly usualMs: number
  /** The same for one that carries files: over a slow line a hundred megabytes take a quarter of an hour. */
  readonly uploadMs: number
  /** Between two pieces of an upload. It may be we who are slow: a bucket takes its time over the file before. */
  readonly silenceMs: number
}

export const usualPatience: Patience = { usualMs: 60_000, uploadMs: 30 * 60_000, silenceMs: 5 * 60_000 }

/**
 * Ends requests whose bodies do not come: they would hold a connection for nothing. The server's own limit is one for all,
 * too short for files or too long for forms.
 */
export function endSlowRequest(
  request: IncomingMessage,
  response: ServerResponse,
  patience: Patience = usualPatience,
): void {
  const { headers } = request
  const hasBody = headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0
  if (!hasBody) return
  const end = () => {
    if (request.complete) return
    if (!response.headersSent)
      request.socket.write('HTTP/1.1 408 Request Timeout\r\nConnection: close\r\n\r\n')
    request.destroy()
  }
  // Programs send files as they are.
  const upload = isUpload(request) || request.url?.startsWith('/api/v1/files')
  const timer = setTimeout(end, upload ? patience.uploadMs : patience.usualMs)
  timer.unref()
  if (upload) request.setTimeout(patience.silenceMs, end)
  request.once('close', () => clearTimeout(timer))
}
