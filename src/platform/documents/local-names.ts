/**
 * The names of the entries at the beginning of a zip, as far as the bytes at hand reach, and what an entry `mimetype`
 * says that comes first and is not compressed (as OpenDocument asks for).
 */
export function readLocalNames(head: Buffer): { names: string[]; mimetype?: string | undefined } {
  const names: string[] = []
  let mimetype: string | undefined
  let at = 0
  while (at + 30 <= head.length) {
    at = head.indexOf('PK\x03\x04', at, 'latin1')
    if (at === -1 || at + 30 > head.length) break
    const nameLength = head.readUInt16LE(at + 26)
    const begin = at + 30 + nameLength + head.readUInt16LE(at + 28)
    const name = head.toString('utf8', at + 30, at + 30 + nameLength)
    names.push(name)
    if (name === 'mimetype' && names.length === 1 && head.readUInt16LE(at + 8) === 0)
      mimetype = head.toString('latin1', begin, begin + Math.min(100, head.readUInt32LE(at + 18) || 100))
    at += 30
  }
  return { names, mimetype }
}
