import { crc32, deflateSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { metadataIn } from '../../../../src/images/metadata/index.ts'
import { cpuTime } from '../../cpu-time.ts'

const ascii = (text: string) => Buffer.from(text, 'latin1')
const uint32 = (value: number) => {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32BE(value)
  return bytes
}

const chunk = (type: string, data: Buffer) =>
  Buffer.concat([uint32(data.length), ascii(type), data, uint32(crc32(Buffer.concat([ascii(type), data])))])
const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
const png = (...chunks: Buffer[]) =>
  Buffer.concat([
    PNG,
    chunk('IHDR', Buffer.from([0, 0, 0, 1, 0, 0, 0, 1, 8, 2, 0, 0, 0])),
    ...chunks,
    chunk('IDAT', deflateSync(Buffer.alloc(4))),
    chunk('IEND', Buffer.alloc(0)),
  ])

const segment = (marker: number, data: Buffer) => {
  const head = Buffer.from([0xff, marker, 0, 0])
  head.writeUInt16BE(data.length + 2, 2)
  return Buffer.concat([head, data])
}
const jpeg = (...segments: Buffer[]) =>
  Buffer.concat([
    Buffer.from([0xff, 0xd8]),
    segment(0xe0, ascii('JFIF\0\x01\x02\0\0\x01\0\x01\0\0')),
    ...segments,
    segment(0xda, Buffer.from([1, 1, 0, 0, 63, 0])),
    // Within a scan: a byte of data that looks like a marker, and a restart.
    Buffer.from([0x12, 0xff, 0x00, 0xff, 0xd0, 0x34, 0xff, 0xd9]),
  ])

/** A TIFF of one directory with these tags, each with one short value. */
const tiff = (order: 'II' | 'MM', tags: number[]) => {
  const bytes = Buffer.alloc(8 + 2 + tags.length * 12 + 4)
  const short = (value: number, at: number) =>
    order === 'II' ? bytes.writeUInt16LE(value, at) : bytes.writeUInt16BE(value, at)
  const long = (value: number, at: number) =>
    order === 'II' ? bytes.writeUInt32LE(value, at) : bytes.writeUInt32BE(value, at)
  bytes.write(order, 'latin1')
  short(42, 2)
  long(8, 4)
  short(tags.length, 8)
  for (const [index, tag] of tags.entries()) {
    short(tag, 10 + index * 12)
    short(3, 12 + index * 12)
    long(1, 14 + index * 12)
  }
  return bytes
}
const ORIENTATION = 0x0112
const MODEL = 0x0110
const GPS = 0x8825
const exif = (order: 'II' | 'MM', tags: number[]) => Buffer.concat([ascii('Exif\0\0'), tiff(order, tags)])

const riff = (type: string, data: Buffer) => {
  const head = Buffer.alloc(8)
  head.write(type, 'latin1')
  head.writeUInt32LE(data.length, 4)
  return Buffer.concat([head, data, Buffer.alloc(data.length % 2)])
}
const webp = (...chunks: Buffer[]) =>
  riff('RIFF', Buffer.concat([ascii('WEBP'), riff('VP8 ', Buffer.alloc(7)), ...chunks]))

const box = (type: string, ...parts: Buffer[]) => {
  const data = Buffer.concat(parts)
  return Buffer.concat([uint32(data.length + 8), ascii(type), data])
}
const item = (type: string) => box('infe', Buffer.from([2, 0, 0, 0, 0, 1, 0, 0]), ascii(type), Buffer.alloc(1))
const avif = (...items: Buffer[]) =>
  Buffer.concat([
    box('ftyp', ascii('avif\0\0\0\0avifmif1')),
    box(
      'meta',
      Buffer.alloc(4),
      box('hdlr', Buffer.alloc(20)),
      box('iinf', Buffer.from([0, 0, 0, 0, 0, items.length]), ...items),
    ),
    box('mdat', Buffer.alloc(10)),
  ])

const svg = (inside: string, attributes = '') =>
  ascii(`<svg xmlns="http://www.w3.org/2000/svg"${attributes}><title>Two halves</title>${inside}</svg>`)

const POSITION = 'the position where it was taken (EXIF, GPS)'
const DEVICE = 'the device, times or names (EXIF)'

describe('the metadata of an image', () => {
  it.each<[string, string, Buffer, string[]]>([
    ['a plain PNG', 'a.png', png(), []],
    ['a PNG with a colour profile', 'a.png', png(chunk('iCCP', ascii('sRGB\0\0x')), chunk('gAMA', uint32(45455))), []],
    ['a PNG that names its program', 'a.png', png(chunk('tEXt', ascii('Software\0Matplotlib'))), []],
    ['a PNG with a comment', 'a.PNG', png(chunk('tEXt', ascii('Comment\0seen by me'))), ['a text chunk']],
    ['a PNG with an author', 'a.png', png(chunk('iTXt', ascii('Author\0\0\0\0\0Me'))), ['a text chunk']],
    ['a PNG with XMP', 'a.png', png(chunk('iTXt', ascii('XML:com.adobe.xmp\0\0\0\0\0<x/>'))), ['XMP']],
    [
      'a PNG with the source of its drawing',
      'a.png',
      png(chunk('zTXt', ascii('mxfile\0\0x'))),
      ['the source of the drawing (draw.io)'],
    ],
    ['a PNG with a position', 'a.png', png(chunk('eXIf', tiff('MM', [ORIENTATION, GPS]))), [POSITION]],
    [
      'a PNG with something behind it',
      'a.png',
      Buffer.concat([png(), ascii('PK\x03\x04')]),
      ['something behind its end'],
    ],
    ['a plain JPEG', 'a.jpg', jpeg(), []],
    ['a JPEG with a colour profile', 'a.jpeg', jpeg(segment(0xe2, ascii('ICC_PROFILE\0\x01\x01x'))), []],
    ['a JPEG that says how it lies', 'a.jpg', jpeg(segment(0xe1, exif('II', [ORIENTATION]))), []],
    ['a JPEG that names the camera', 'a.jpg', jpeg(segment(0xe1, exif('MM', [MODEL, ORIENTATION]))), [DEVICE]],
    ['a JPEG with a position', 'a.jpg', jpeg(segment(0xe1, exif('II', [MODEL, GPS]))), [POSITION]],
    ['a JPEG with XMP', 'a.jpg', jpeg(segment(0xe1, ascii('http://ns.adobe.com/xap/1.0/\0<x/>'))), ['XMP']],
    ['a JPEG with IPTC', 'a.jpg', jpeg(segment(0xed, ascii('Photoshop 3.0\0'))), ['names or places (IPTC)']],
    ['a JPEG with a comment', 'a.jpg', jpeg(segment(0xfe, ascii('by me'))), ['a comment']],
    ['a JPEG with a second picture', 'a.jpg', jpeg(segment(0xe2, ascii('MPF\0x'))), ['a second picture (MPF)']],
    ['a JPEG with something behind it', 'a.jpg', Buffer.concat([jpeg(), ascii('tail')]), ['something behind its end']],
    [
      'a JPEG with two of them',
      'a.jpg',
      jpeg(segment(0xfe, ascii('a')), segment(0xfe, ascii('b')), segment(0xed, ascii('P'))),
      ['a comment', 'names or places (IPTC)'],
    ],
    ['a plain WebP', 'a.webp', webp(riff('ICCP', Buffer.alloc(3))), []],
    ['a WebP with EXIF', 'a.webp', webp(riff('EXIF', tiff('II', [GPS]))), [POSITION]],
    [
      'a WebP with XMP behind an odd chunk',
      'a.webp',
      webp(riff('ICCP', Buffer.alloc(3)), riff('XMP ', ascii('<x/>'))),
      ['XMP'],
    ],
    ['a WebP with something behind it', 'a.webp', Buffer.concat([webp(), ascii('tail')]), ['something behind its end']],
    ['a plain AVIF', 'a.avif', avif(item('av01')), []],
    [
      'an AVIF with EXIF',
      'a.avif',
      avif(item('av01'), item('Exif')),
      ['the device, times, names or the position where it was taken (EXIF)'],
    ],
    ['an AVIF with XMP', 'a.avif', avif(item('av01'), item('mime')), ['XMP']],
    ['a plain SVG', 'a.svg', svg(''), []],
    [
      'an SVG of a program',
      'a.svg',
      svg('<metadata><dc:creator><cc:Agent><dc:title>Matplotlib v3.10</dc:title></cc:Agent></dc:creator></metadata>'),
      [],
    ],
    [
      'an SVG with its author',
      'a.svg',
      svg('<metadata><dc:creator><cc:Agent><dc:title>Quitte H.</dc:title></cc:Agent></dc:creator></metadata>'),
      ['the name of its author'],
    ],
    [
      'an SVG with a path',
      'a.svg',
      svg('', ' inkscape:export-filename="/home/quitte/a.png"'),
      ['a path of its author’s machine'],
    ],
    ['an SVG with only a name', 'a.svg', svg('', ' sodipodi:docname="cluster.svg"'), []],
    ['what is no image', 'a.txt', ascii('Comment'), []],
  ])('%s', (_, file, bytes, expected) => {
    expect(metadataIn(file, bytes)).toEqual(expected)
  })

  const whole = {
    png: png(chunk('eXIf', tiff('II', [GPS]))),
    jpg: jpeg(segment(0xe1, exif('MM', [GPS]))),
    webp: webp(riff('EXIF', tiff('II', [GPS]))),
    avif: avif(item('Exif')),
    svg: svg(''),
  }

  it.each(Object.entries(whole))('whatever the bytes of a %s are, it is read to an end', (ending, bytes) => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(bytes.length - 1), fc.integer({ min: 0, max: 255 })), { maxLength: 8 }),
        fc.nat(bytes.length),
        fc.uint8Array({ maxLength: 40 }),
        (changes, length, tail) => {
          const broken = Buffer.concat([bytes.subarray(0, length), tail])
          for (const [at, value] of changes) if (at < broken.length) broken[at] = value
          metadataIn(`a.${ending}`, broken)
        },
      ),
      { numRuns: 2000 },
    )
  })

  it.each(Object.keys(whole))('a megabyte of the same bytes is read at once: %s', (ending) => {
    for (const value of [0x00, 0x01, 0xff, 0x3c, 0xd8]) {
      const started = cpuTime()
      metadataIn(
        `a.${ending}`,
        Buffer.concat([whole[ending as keyof typeof whole].subarray(0, 16), Buffer.alloc(1024 * 1024, value)]),
      )
      expect(cpuTime() - started).toBeLessThan(1000)
    }
  })

  it('a directory of EXIF that leads to itself is read once', () => {
    const block = tiff('II', [0x8769])
    block.writeUInt32LE(8, 18)
    expect(metadataIn('a.png', png(chunk('eXIf', block)))).toEqual([])
  })
})
