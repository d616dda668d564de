import type { DocumentKind } from '../reading.ts'
import type { SourceFile } from './source-file.ts'

interface Size {
  readonly width: number
  readonly height: number
}

/** Width and height in pixels by the head of a picture alone; undefined when it does not say. Of TIFF, the largest page. */
export function measurePicture(file: SourceFile, kind: DocumentKind): Size | undefined {
  const head = file.bytes(0, 64)
  if (head.length < 26) return undefined
  switch (kind) {
    case 'png':
      return { width: head.readUInt32BE(16), height: head.readUInt32BE(20) }
    case 'gif':
      return { width: head.readUInt16LE(6), height: head.readUInt16LE(8) }
    case 'bmp':
      return bitmapSize(head)
    case 'webp':
      return webpSize(head)
    case 'jpeg':
      return jpegSize(file)
    case 'tiff':
      return tiffSize(file)
    default:
      return undefined
  }
}

function bitmapSize(head: Buffer): Size {
  if (head.readUInt32LE(14) === 12) return { width: head.readUInt16LE(18), height: head.readUInt16LE(20) }
  return { width: Math.abs(head.readInt32LE(18)), height: Math.abs(head.readInt32LE(22)) }
}

function webpSize(head: Buffer): Size | undefined {
  const form = head.toString('latin1', 12, 16)
  if (form === 'VP8X' && head.length >= 30)
    return { width: head.readUIntLE(24, 3) + 1, height: head.readUIntLE(27, 3) + 1 }
  if (form === 'VP8L' && head.length >= 25) {
    const bits = head.readUInt32LE(21)
    return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 }
  }
  if (form === 'VP8 ' && head.length >= 30)
    return { width: head.readUInt16LE(26) & 0x3fff, height: head.readUInt16LE(28) & 0x3fff }
  return undefined
}

/** The size stands in the frame header, behind any number of other segments. */
function jpegSize(file: SourceFile): Size | undefined {
  let at = 2
  for (let segments = 0; segments < 2_000; segments += 1) {
    const segment = file.bytes(at, 9)
    if (segment.length < 9 || segment[0] !== 0xff) return undefined
    const marker = segment[1] ?? 0
    if (marker === 0xff) {
      at += 1
      continue
    }
    if (marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker))
      return { width: segment.readUInt16BE(7), height: segment.readUInt16BE(5) }
    at += 2 + segment.readUInt16BE(2)
  }
  return undefined
}

function tiffSize(file: SourceFile): Size | undefined {
  const head = file.bytes(0, 8)
  const little = head[0] === 0x49
  const number = (bytes: Buffer, at: number, size: 2 | 4): number =>
    little ? bytes.readUIntLE(at, size) : bytes.readUIntBE(at, size)
  let at = number(head, 4, 4)
  let largest: Size | undefined
  const seen = new Set<number>()
  while (at > 0 && !seen.has(at) && seen.size < 2_000) {
    seen.add(at)
    const counted = file.bytes(at, 2)
    if (counted.length < 2) break
    const count = number(counted, 0, 2)
    const entries = file.bytes(at + 2, count * 12 + 4)
    if (entries.length < count * 12) break
    const size = { width: 0, height: 0 }
    for (let i = 0; i < count; i += 1) {
      const tag = number(entries, i * 12, 2)
      const value = number(entries, i * 12 + 8, number(entries, i * 12 + 2, 2) === 3 ? 2 : 4)
      if (tag === 256) size.width = value
      if (tag === 257) size.height = value
    }
    if (size.width * size.height > (largest ? largest.width * largest.height : 0)) largest = size
    at = entries.length >= count * 12 + 4 ? number(entries, count * 12, 4) : 0
  }
  return largest
}
