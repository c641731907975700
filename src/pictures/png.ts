/**
 * Writes a drawing of few colours as a PNG with a palette: a tenth of the time and a third of the bytes of one with four
 * channels. https://www.w3.org/TR/png-3/
 *
 * Runs of equal bytes are all that is looked for. What zlib finds beyond them depends on the instructions that the
 * processor has, and two machines shall write the same bytes.
 */
import { constants, crc32, deflateSync } from 'node:zlib'

/** Rows take what differs from the row above: filter type 2, “Up”. */
const UP = 2

/** @param pixels red, green, blue and alpha, all opaque */
export function png(pixels: Uint8Array, width: number, height: number): Buffer {
  const { palette, indexed } = inFewColours(pixels, width)
  const rows = new Uint8Array((width + 1) * height)
  for (let row = 0, from = 0, to = 0; row < height; row++, from += width, to += width + 1) {
    rows[to] = UP
    if (row === 0) rows.set(indexed.subarray(0, width), 1)
    else if (!isAsAbove(indexed, from, width)) {
      for (let at = 0; at < width; at++) rows[to + 1 + at] = indexed[from + at]! - indexed[from + at - width]!
    }
  }
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  // Eight bits a pixel, each the number of a colour of the palette.
  header.set([8, 3], 8)
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', header),
    chunk('PLTE', palette),
    chunk('IDAT', deflateSync(rows, { level: 9, strategy: constants.Z_RLE })),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

/** Whether a row is that above it. Half of a drawing is such rows, and they are told at once. */
function isAsAbove(bytes: Uint8Array, from: number, length: number): boolean {
  return from > 0 && Buffer.compare(bytes.subarray(from - length, from), bytes.subarray(from, from + length)) === 0
}

/** Colours by number. Where edges blend into more than 256, those that nobody can tell apart become one. */
function inFewColours(pixels: Uint8Array, width: number): { palette: Buffer; indexed: Uint8Array } {
  for (let bits = 8; ; bits--) {
    const found = numbered(pixels, width, (0xff << (8 - bits)) & 0xff)
    if (found) return found
  }
}

function numbered(
  pixels: Uint8Array,
  width: number,
  mask: number,
): { palette: Buffer; indexed: Uint8Array } | undefined {
  const all = mask | (mask << 8) | (mask << 16)
  // Signed, as the engine keeps small numbers: others would each be an object.
  const words = new Int32Array(pixels.buffer, pixels.byteOffset, pixels.length / 4)
  const indexed = new Uint8Array(words.length)
  const numbers = new Map<number, number>()
  const palette: number[] = []
  let last = ~words[0]!
  let number = 0
  for (let row = 0; row < words.length; row += width) {
    if (isAsAbove(pixels, row * 4, width * 4)) {
      indexed.copyWithin(row, row - width, row)
      continue
    }
    for (let at = row; at < row + width; at++) {
      const word = words[at]!
      if (word !== last) {
        last = word
        const key = word & all
        const known = numbers.get(key)
        if (known === undefined) {
          if (numbers.size === 256) return undefined
          number = numbers.size
          numbers.set(key, number)
          palette.push(pixels[at * 4]!, pixels[at * 4 + 1]!, pixels[at * 4 + 2]!)
        } else {
          number = known
        }
      }
      indexed[at] = number
    }
  }
  return { palette: Buffer.from(palette), indexed }
}

function chunk(type: string, data: Uint8Array): Buffer {
  const written = Buffer.alloc(data.length + 12)
  written.writeUInt32BE(data.length, 0)
  written.write(type, 4, 'latin1')
  written.set(data, 8)
  written.writeUInt32BE(crc32(written.subarray(4, data.length + 8)), data.length + 8)
  return written
}
