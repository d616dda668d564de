import { createServer } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { endSlowRequest } from './slow-requests.ts'

/** Sends a head and what follows it, with waits between, and gives the answer and how long it took. */
async function send(head: string, pieces: readonly string[], everyMs: number) {
  const server = createServer((request, response) => {
    endSlowRequest(request, response, { usualMs: 200, uploadMs: 1_500, silenceMs: 300 })
    request.on('error', () => undefined).resume()
    request.on('end', () => response.end('read'))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void server.close())
  const socket = connect((server.address() as AddressInfo).port, '127.0.0.1')
  let answer = ''
  socket.on('data', (data) => (answer += data)).on('error', () => undefined)
  const closed = new Promise((resolve) => socket.once('close', resolve))
  const began = Date.now()
  socket.write(`POST / HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: 5\r\n${head}\r\n`)
  for (const piece of pieces) {
    await new Promise((resolve) => setTimeout(resolve, everyMs))
    if (socket.writable) socket.write(piece)
  }
  await closed
  return { answer, tookMs: Date.now() - began }
}

const form = 'Content-Type: application/x-www-form-urlencoded\r\n'
const files = 'Content-Type: multipart/form-data; boundary=x\r\n'

test('a form that comes too slowly is ended with 408', async () => {
  expect((await send(form, ['a', 'b', 'c', 'd', 'e'], 80)).answer).toContain('408')
})

test('files may take longer, as long as something comes', async () => {
  expect((await send(files, ['a', 'b', 'c', 'd', 'e'], 80)).answer).toContain('read')
})

test('an upload that falls silent is ended', async () => {
  const { answer, tookMs } = await send(files, ['a'], 10)
  expect(answer).toContain('408')
  expect(tookMs).toBeLessThan(1_200)
})
