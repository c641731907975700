/** Tags that say how to show a picture, and nothing about who took it, when, where and with what. */
const HARMLESS = new Set([
  0x0100, 0x0101, 0x0102, 0x0103, 0x0106, 0x0112, 0x0115, 0x011a, 0x011b, 0x0128, 0x0211, 0x0212, 0x0213, 0x0214,
  0x9000, 0x9101, 0xa000, 0xa001, 0xa002, 0xa003,
])
const EXIF_DIRECTORY = 0x8769
const GPS_DIRECTORY = 0x8825

/**
 * What an EXIF block tells: a TIFF header, then directories of entries with 12 bytes each (TIFF 6.0, CIPA DC-008).
 * Undefined when it only says how the picture lies. What cannot be read counts as telling.
 */
export function exifContent(block: Buffer): string | undefined {
  const bytes = block.subarray(0, 6).toString('latin1') === 'Exif\0\0' ? block.subarray(6) : block
  const order = bytes.subarray(0, 2).toString('latin1')
  if (bytes.length < 8 || (order !== 'II' && order !== 'MM')) return 'EXIF'
  const short = (at: number) => (order === 'II' ? bytes.readUInt16LE(at) : bytes.readUInt16BE(at))
  const long = (at: number) => (order === 'II' ? bytes.readUInt32LE(at) : bytes.readUInt32BE(at))

  let tells = false
  const directories = [long(4)]
  const read = new Set<number>()
  for (const start of directories) {
    // A directory that leads back to itself is read once.
    if (read.has(start) || start + 2 > bytes.length) continue
    read.add(start)
    const end = Math.min(start + 2 + short(start) * 12, bytes.length - 11)
    for (let at = start + 2; at < end; at += 12) {
      const tag = short(at)
      if (tag === GPS_DIRECTORY) return 'the position where it was taken (EXIF, GPS)'
      if (tag === EXIF_DIRECTORY) directories.push(long(at + 8))
      else if (!HARMLESS.has(tag)) tells = true
    }
  }
  return tells ? 'the device, times or names (EXIF)' : undefined
}
