const free = 0xffffffff
const end = 0xfffffffe
const sectorSize = 512

/** A compound file (OLE) with these streams; each is made long enough to lie in sectors of its own. */
export function madeCompound(streams: Readonly<Record<string, Buffer>>): Buffer {
  const bodies = Object.entries(streams).map(([name, bytes]) => {
    const size = Math.max(4_096, Math.ceil(bytes.length / sectorSize) * sectorSize)
    return { name, size, body: Buffer.concat([bytes], size) }
  })
  const directoryAt = 1
  const directorySectors = Math.ceil(((bodies.length + 1) * 128) / sectorSize)
  const table = new Uint32Array(sectorSize / 4).fill(free)
  table[0] = 0xfffffffd
  const chain = (start: number, count: number) => {
    for (let i = 0; i < count; i += 1) table[start + i] = i + 1 < count ? start + i + 1 : end
  }
  chain(directoryAt, directorySectors)
  let next = directoryAt + directorySectors
  const entries = [directoryEntry('Root Entry', 5, end, 0, bodies.length > 0 ? 1 : free, free)]
  for (const [i, { name, size }] of bodies.entries()) {
    chain(next, size / sectorSize)
    entries.push(directoryEntry(name, 2, next, size, free, i + 1 < bodies.length ? i + 2 : free))
    next += size / sectorSize
  }
  const directory = Buffer.concat(entries, directorySectors * sectorSize)
  return Buffer.concat([
    head(directoryAt),
    Buffer.from(table.buffer),
    directory,
    ...bodies.map(({ body }) => body),
  ])
}

function head(directoryAt: number): Buffer {
  const bytes = Buffer.alloc(sectorSize)
  Buffer.from('d0cf11e0a1b11ae1', 'hex').copy(bytes)
  bytes.writeUInt16LE(0x3e, 24)
  bytes.writeUInt16LE(3, 26)
  bytes.writeUInt16LE(0xfffe, 28)
  bytes.writeUInt16LE(9, 30)
  bytes.writeUInt16LE(6, 32)
  bytes.writeUInt32LE(1, 44)
  bytes.writeUInt32LE(directoryAt, 48)
  bytes.writeUInt32LE(4_096, 56)
  bytes.writeUInt32LE(end, 60)
  bytes.writeUInt32LE(end, 68)
  for (let i = 0; i < 109; i += 1) bytes.writeUInt32LE(i === 0 ? 0 : free, 76 + 4 * i)
  return bytes
}

function directoryEntry(
  name: string,
  type: number,
  start: number,
  size: number,
  child: number,
  right: number,
): Buffer {
  const bytes = Buffer.alloc(128)
  bytes.write(name, 'utf16le')
  bytes.writeUInt16LE(name.length * 2 + 2, 64)
  bytes[66] = type
  bytes[67] = 1
  bytes.writeUInt32LE(free, 68)
  bytes.writeUInt32LE(right, 72)
  bytes.writeUInt32LE(child, 76)
  bytes.writeUInt32LE(start, 116)
  bytes.writeUInt32LE(size, 120)
  return bytes
}

/** A DOC of Word 97 whose text lies in two pieces, one of them with a byte a letter. */
export function madeDoc(first: string, second: string): Buffer {
  const main = Buffer.alloc(0x400 + first.length + second.length * 2)
  main.writeUInt16LE(0xa5ec, 0)
  main.writeUInt16LE(0xc1, 2)
  main.writeUInt16LE(0x0200, 0x0a)
  main.writeUInt32LE(first.length + second.length, 0x4c)
  main.write(first, 0x400, 'latin1')
  main.write(second, 0x400 + first.length, 'utf16le')
  const places = Buffer.alloc(4 * 3 + 8 * 2)
  places.writeUInt32LE(first.length, 4)
  places.writeUInt32LE(first.length + second.length, 8)
  places.writeUInt32LE((0x400 * 2) | 0x40000000, 12 + 2)
  places.writeUInt32LE(0x400 + first.length, 20 + 2)
  const table = Buffer.concat([Buffer.from([2, places.length, 0, 0, 0]), places])
  main.writeUInt32LE(0, 0x1a2)
  main.writeUInt32LE(table.length, 0x1a6)
  return madeCompound({ WordDocument: main, '1Table': table })
}
