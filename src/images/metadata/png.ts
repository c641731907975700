import { exifContent } from './exif.ts'

/** Notes that every program leaves, and that say nothing. */
const HARMLESS = /^(?:Software|Creation Time|date:(?:create|modify|timestamp))$/
const SIGNATURE = 8
/** Length, type and checksum of a chunk. */
const FRAME = 12

/** What a PNG carries besides its picture: text chunks, EXIF, and what stands behind its end (ISO/IEC 15948, PNG 3). */
export function* pngMetadata(bytes: Buffer): Generator<string> {
  for (let at = SIGNATURE; at + FRAME <= bytes.length; ) {
    const length = bytes.readUInt32BE(at)
    const type = bytes.subarray(at + 4, at + 8).toString('latin1')
    const data = bytes.subarray(at + 8, at + 8 + length)
    at += FRAME + length
    if (type === 'eXIf') {
      const content = exifContent(data)
      if (content) yield content
    } else if (/^(?:tEXt|zTXt|iTXt)$/.test(type)) {
      const keyword = data.subarray(0, Math.max(0, data.indexOf(0))).toString('latin1')
      if (keyword === 'XML:com.adobe.xmp') yield 'XMP'
      else if (/^(?:mxfile|mxGraphModel)$/.test(keyword)) yield 'the source of the drawing (draw.io)'
      else if (!HARMLESS.test(keyword)) yield 'a text chunk'
    } else if (type === 'IEND') {
      if (at < bytes.length) yield 'something behind its end'
      return
    }
  }
}
