// Sends forms over N kept connections, each waiting for its answer, every form once. In a process of its own and on
// raw sockets, so that it is not what is measured.
// Told by its parent: { port, connections, forms: [{ path, body }] }; answers with what came back, in order.
import { connect } from 'node:net'
import { answerLength } from './answer-length.mjs'

process.on('message', (job) => run(job).then((result) => process.send(result)))
process.once('disconnect', () => process.exit())

async function run({ port, connections, forms }) {
  const results = new Array(forms.length)
  let next = 0
  const take = () => (next < forms.length ? next++ : undefined)
  const began = performance.now()
  await Promise.all(Array.from({ length: connections }, () => converse(port, forms, take, results)))
  return { seconds: (performance.now() - began) / 1000, results }
}

function requestOf({ path, body }, port) {
  const payload = Buffer.from(body)
  const head = [
    `POST ${path} HTTP/1.1`,
    `host: 127.0.0.1:${port}`,
    'accept: text/html',
    'content-type: application/x-www-form-urlencoded',
    `content-length: ${payload.length}`,
    '',
    '',
  ].join('\r\n')
  return Buffer.concat([Buffer.from(head), payload])
}

function converse(port, forms, take, results) {
  return new Promise((resolve, reject) => {
    const socket = connect({ port, host: '127.0.0.1', noDelay: true })
    let at
    let sent = 0
    let pending
    const ask = () => {
      at = take()
      if (at === undefined) {
        socket.destroy()
        resolve()
        return
      }
      sent = performance.now()
      socket.write(requestOf(forms[at], port))
    }
    socket.on('connect', ask)
    socket.on('data', (chunk) => {
      pending = pending ? Buffer.concat([pending, chunk]) : chunk
      const length = answerLength(pending)
      if (length === undefined || length > pending.length) return
      const head = pending.toString('latin1', 0, pending.indexOf('\r\n\r\n'))
      results[at] = {
        status: Number(head.slice(9, 12)),
        location: /\r\nlocation: *([^\r]*)/i.exec(head)?.[1],
        ms: performance.now() - sent,
      }
      pending = length < pending.length ? pending.subarray(length) : undefined
      ask()
    })
    socket.on('error', reject)
    socket.on('close', () => {
      if (at !== undefined) reject(new Error('the server closed a connection'))
    })
  })
}
