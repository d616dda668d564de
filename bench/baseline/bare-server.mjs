// A bare node:http server in a process of its own, which sends given bytes: the yardstick for pages.
// Told by its parent: [{ path, headers: [name, value, …], body: base64 }]; answers with its port.
import { createServer } from 'node:http'

process.once('message', (given) => {
  const pages = new Map(
    given.map(({ path, headers, body }) => [path, { headers, body: Buffer.from(body, 'base64') }]),
  )
  const server = createServer((request, response) => {
    const page = pages.get(request.url)
    if (!page) {
      response.writeHead(404).end()
      return
    }
    response.writeHead(200, page.headers)
    response.end(page.body)
  })
  server.listen(0, '127.0.0.1', () => process.send({ port: server.address().port }))
})
process.once('disconnect', () => process.exit())
