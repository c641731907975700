/** A box of the ISO base media format (ISO/IEC 14496-12): its type, and the bytes within. */
interface Box {
  type: string
  data: Buffer
}

function* boxes(bytes: Buffer): Generator<Box> {
  for (let at = 0; at + 8 <= bytes.length; ) {
    const short = bytes.readUInt32BE(at)
    const type = bytes.subarray(at + 4, at + 8).toString('latin1')
    const header = short === 1 ? 16 : 8
    if (at + header > bytes.length) return
    // 0 means to the end; a size of 64 bits is larger than any file of ours when its upper half is not 0.
    const size = short === 0 ? bytes.length - at : short === 1 ? Number(bytes.readBigUInt64BE(at + 8)) : short
    if (size < header) return
    yield { type, data: bytes.subarray(at + header, Math.min(at + size, bytes.length)) }
    at += size
  }
}

/** What an AVIF carries besides its picture: items of the types `Exif` and `mime` (XMP), and boxes of others. */
export function* avifMetadata(bytes: Buffer): Generator<string> {
  for (const { type, data } of boxes(bytes)) {
    if (type === 'uuid') yield 'a box of another program'
    if (type !== 'meta') continue
    for (const part of boxes(data.subarray(4))) {
      if (part.type !== 'iinf' || part.data.length < 6) continue
      // Version and flags, then how many there are: 2 bytes, or 4 since version 1.
      for (const item of boxes(part.data.subarray(part.data[0] === 0 ? 6 : 8))) {
        const name = item.type === 'infe' ? itemType(item.data) : undefined
        if (name === 'Exif') yield 'the device, times, names or the position where it was taken (EXIF)'
        if (name === 'mime') yield 'XMP'
      }
    }
  }
}

/** Behind version and flags: the item’s id with 2 bytes, or 4 since version 3, then 2 of protection, then its type. */
function itemType(data: Buffer): string | undefined {
  const version = data[0] ?? 0
  if (version < 2) return undefined
  const at = version === 2 ? 8 : 10
  return data.subarray(at, at + 4).toString('latin1')
}
