import { exifContent } from './exif.ts'

/** What a WebP carries besides its picture: the chunks `EXIF` and `XMP ` of its RIFF container, and what stands behind it (RFC 9649). */
export function* webpMetadata(bytes: Buffer): Generator<string> {
  if (bytes.length < 12) return
  const end = bytes.readUInt32LE(4) + 8
  for (let at = 12; at + 8 <= bytes.length && at < end; ) {
    const type = bytes.subarray(at, at + 4).toString('latin1')
    const length = bytes.readUInt32LE(at + 4)
    const data = bytes.subarray(at + 8, at + 8 + length)
    // Chunks begin at even places.
    at += 8 + length + (length % 2)
    if (type === 'XMP ') yield 'XMP'
    if (type === 'EXIF') {
      const content = exifContent(data)
      if (content) yield content
    }
  }
  if (end + (end % 2) < bytes.length) yield 'something behind its end'
}
