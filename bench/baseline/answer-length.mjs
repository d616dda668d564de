const blank = Buffer.from('\r\n\r\n')
const lastChunk = Buffer.from('\r\n0\r\n\r\n')

/** Bytes of the answer that the buffer begins with, or undefined while that cannot be told. */
export function answerLength(buffer) {
  const end = buffer.indexOf(blank)
  if (end < 0) return undefined
  const head = buffer.toString('latin1', 0, end)
  const length = /\r\ncontent-length: *(\d+)/i.exec(head)
  if (length) return end + 4 + Number(length[1])
  if (/\r\ntransfer-encoding: *chunked/i.test(head)) {
    const last = buffer.indexOf(lastChunk, end + 2)
    return last < 0 ? undefined : last + lastChunk.length
  }
  return end + 4
}
