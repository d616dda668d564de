/** A file that was packed into a winmail.dat. */
export interface PackedFile {
  readonly name: string
  readonly content: Buffer
}

const signature = 0x223e9f78
// Identifiers of attributes, [MS-OXTNEF] section 2.1.3.3.
const beginsAttachment = 0x9002
const attachmentTitle = 0x8010
const attachmentData = 0x800f

/** More files than any honest message packs together. */
const mostFiles = 200

export const isTnef = (bytes: Buffer): boolean => bytes.length >= 6 && bytes.readUInt32LE(0) === signature

/**
 * Takes the files out of a winmail.dat, in which some mail programs pack what was attached ([MS-OXTNEF]). Of one that is cut
 * off, what is whole; the packed file itself is kept by the caller in any case.
 */
export function unpackTnef(bytes: Buffer): PackedFile[] {
  if (!isTnef(bytes)) return []
  const files: { name: string; content: Buffer | undefined }[] = []
  // After the signature and a key: level (1), identifier and type (4), length (4), data, checksum (2), again and again.
  for (let at = 6; at + 9 <= bytes.length && files.length < mostFiles; ) {
    const id = bytes.readUInt16LE(at + 1)
    const length = bytes.readUInt32LE(at + 5)
    const from = at + 9
    if (from + length > bytes.length) break
    const data = bytes.subarray(from, from + length)
    if (id === beginsAttachment) files.push({ name: '', content: undefined })
    const last = files.at(-1)
    if (last && id === attachmentTitle) last.name = data.toString('latin1').replace(/\0.*$/s, '')
    if (last && id === attachmentData) last.content = Buffer.from(data)
    at = from + length + 2
  }
  return files.flatMap(({ name, content }) => (content ? [{ name, content }] : []))
}
