/** An image without what it carries besides its picture. The picture itself is not touched: no byte of it is encoded anew. */
import { metadataIn } from './metadata/index.ts'

const PNG_NOTES = /^(?:eXIf|tEXt|zTXt|iTXt|tIME)$/

/** The bytes to publish; undefined when this image cannot be cleaned here. An image that carries nothing stays as it is. */
export function withoutMetadata(file: string, bytes: Buffer): Buffer | undefined {
  if (metadataIn(file, bytes).length === 0) return bytes
  const cleaned = /\.png$/i.test(file) ? cleanPng(bytes) : /\.jpe?g$/i.test(file) ? cleanJpeg(bytes) : undefined
  return cleaned && metadataIn(file, cleaned).length === 0 ? cleaned : undefined
}

function cleanPng(bytes: Buffer): Buffer {
  const kept = [bytes.subarray(0, 8)]
  for (let at = 8; at + 12 <= bytes.length; ) {
    const end = at + 12 + bytes.readUInt32BE(at)
    const type = bytes.subarray(at + 4, at + 8).toString('latin1')
    if (!PNG_NOTES.test(type)) kept.push(bytes.subarray(at, end))
    if (type === 'IEND') break
    at = end
  }
  return Buffer.concat(kept)
}

/** Leaves out EXIF and XMP (APP1), further pictures (APP2 MPF), IPTC (APP13) and comments, and what stands behind the end. */
function cleanJpeg(bytes: Buffer): Buffer | undefined {
  const kept = [bytes.subarray(0, 2)]
  let at = 2
  while (at + 4 <= bytes.length) {
    const marker = bytes[at + 1]!
    if (bytes[at] !== 0xff) return undefined
    if (marker === 0xff) {
      at += 1
      continue
    }
    if (marker === 0xd9) {
      kept.push(bytes.subarray(at, at + 2))
      return Buffer.concat(kept)
    }
    if ((marker >= 0xd0 && marker <= 0xd7) || marker === 0x01) {
      kept.push(bytes.subarray(at, at + 2))
      at += 2
      continue
    }
    const end = at + 2 + bytes.readUInt16BE(at + 2)
    const isNote =
      marker === 0xe1 ||
      marker === 0xed ||
      marker === 0xfe ||
      (marker === 0xe2 && bytes.subarray(at + 4, at + 8).toString('latin1') === 'MPF\0')
    if (!isNote) kept.push(bytes.subarray(at, end))
    at = end
    if (marker !== 0xda) continue
    const scan = at
    while (at + 1 < bytes.length && !(bytes[at] === 0xff && !isWithinScan(bytes[at + 1]!))) at++
    kept.push(bytes.subarray(scan, at))
  }
  return Buffer.concat(kept)
}

/** Within a scan 0xFF is data when 0x00 or a restart follows. */
function isWithinScan(next: number): boolean {
  return next === 0 || next === 0xff || (next >= 0xd0 && next <= 0xd7)
}
