// Sends one GET again and again over N kept connections, each waiting for its answer, and counts. In a process of
// its own and on raw sockets, so that it is not what is measured.
// Told by its parent: { port, path, connections, seconds, headers: { name: value } }; answers with the counts.
import { connect } from 'node:net'
import { answerLength } from './answer-length.mjs'

process.on('message', (job) => run(job).then((result) => process.send(result)))
process.once('disconnect', () => process.exit())

async function run({ port, path, connections, seconds, headers }) {
  const lines = Object.entries({ host: `127.0.0.1:${port}`, ...headers }).map(
    ([name, value]) => `${name}: ${value}\r\n`,
  )
  const request = Buffer.from(`GET ${path} HTTP/1.1\r\n${lines.join('')}\r\n`)
  const seen = { latencies: [], refused: 0, bytes: 0, broken: undefined }
  const cpu = process.cpuUsage()
  const began = performance.now()
  const until = began + seconds * 1000
  await Promise.all(Array.from({ length: connections }, () => converse(port, request, until, seen)))
  const lasted = (performance.now() - began) / 1000
  const { user, system } = process.cpuUsage(cpu)
  const sorted = Float64Array.from(seen.latencies).sort()
  const at = (share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
  return {
    requests: sorted.length,
    perSecond: sorted.length / lasted,
    refused: seen.refused,
    bytes: seen.bytes,
    broken: seen.broken,
    p50: at(0.5),
    p95: at(0.95),
    p99: at(0.99),
    max: at(1),
    // Share of one core; near 1 the generator itself is the limit.
    busy: (user + system) / 1e6 / lasted,
  }
}

function converse(port, request, until, seen) {
  return new Promise((resolve) => {
    const socket = connect({ port, host: '127.0.0.1', noDelay: true })
    let sent = 0
    let pending
    const ask = () => {
      sent = performance.now()
      socket.write(request)
    }
    const stop = (reason) => {
      if (reason) seen.broken ??= reason
      socket.destroy()
      resolve()
    }
    socket.on('connect', ask)
    socket.on('data', (chunk) => {
      pending = pending ? Buffer.concat([pending, chunk]) : chunk
      const length = answerLength(pending)
      if (length === undefined) return
      if (length > pending.length) return
      const now = performance.now()
      seen.latencies.push(now - sent)
      seen.bytes += length
      if (pending.toString('latin1', 9, 12) !== '200') seen.refused += 1
      pending = length < pending.length ? pending.subarray(length) : undefined
      if (now >= until) stop()
      else ask()
    })
    socket.on('error', (error) => stop(error.message))
    socket.on('close', () => stop(performance.now() < until ? 'the server closed a connection' : undefined))
  })
}
