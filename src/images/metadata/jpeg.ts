import { exifContent } from './exif.ts'

const END_OF_IMAGE = 0xd9
const START_OF_SCAN = 0xda
const COMMENT = 0xfe

/** What a JPEG carries besides its picture: EXIF, XMP, IPTC, comments, and what stands behind its end (ITU T.81, annex B). */
export function* jpegMetadata(bytes: Buffer): Generator<string> {
  let at = 2
  while (at + 4 <= bytes.length) {
    if (bytes[at] !== 0xff) return yield 'something that no reader of JPEG understands'
    const marker = bytes[at + 1]!
    if (marker === 0xff) {
      at += 1
      continue
    }
    if (marker === END_OF_IMAGE) break
    if ((marker >= 0xd0 && marker <= 0xd7) || marker === 0x01) {
      at += 2
      continue
    }
    const length = bytes.readUInt16BE(at + 2)
    if (length < 2) return yield 'something that no reader of JPEG understands'
    const content = segmentContent(marker, bytes.subarray(at + 4, at + 2 + length))
    if (content) yield content
    at += 2 + length
    if (marker === START_OF_SCAN) at = behindScan(bytes, at)
  }
  if (at + 2 < bytes.length) yield 'something behind its end'
}

function segmentContent(marker: number, data: Buffer): string | undefined {
  const name = data.subarray(0, 34).toString('latin1')
  if (marker === 0xe1) {
    if (name.startsWith('Exif\0')) return exifContent(data)
    return name.startsWith('http://ns.adobe.com/') ? 'XMP' : 'an unknown application segment'
  }
  if (marker === 0xe2 && name.startsWith('MPF\0')) return 'a second picture (MPF)'
  if (marker === 0xed) return 'names or places (IPTC)'
  if (marker === COMMENT) return 'a comment'
  return undefined
}

/** Within a scan 0xFF is data when 0x00 or a restart follows. */
function behindScan(bytes: Buffer, from: number): number {
  for (let at = bytes.indexOf(0xff, from); at !== -1; at = bytes.indexOf(0xff, at + 1)) {
    const next = bytes[at + 1] ?? 0
    if (next !== 0 && (next < 0xd0 || next > 0xd7) && next !== 0xff) return at
  }
  return bytes.length
}
