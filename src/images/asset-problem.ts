/** Which images may be published. Bytes of strangers: a name proves nothing. */
import { isPlainSvg, looksLikeSvg } from './svg.ts'

/** First bytes by which each type of image is known; a file that only claims to be one is refused. */
const signatures: Record<string, (bytes: Buffer) => boolean> = {
  png: (bytes) => bytes.subarray(0, 8).equals(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])),
  jpg: (bytes) => bytes.subarray(0, 3).equals(Buffer.from([0xff, 0xd8, 0xff])),
  jpeg: (bytes) => bytes.subarray(0, 3).equals(Buffer.from([0xff, 0xd8, 0xff])),
  webp: (bytes) =>
    bytes.subarray(0, 4).toString('latin1') === 'RIFF' && bytes.subarray(8, 12).toString('latin1') === 'WEBP',
  avif: (bytes) => bytes.subarray(4, 12).toString('latin1').startsWith('ftypavi'),
  svg: looksLikeSvg,
}

const MAXIMUM_SIZE = 1024 * 1024

/** Why a file may not be published, if so. */
export function assetProblem(file: string, bytes: Buffer): { message: string; hint: string } | undefined {
  const extension = file.split('.').at(-1)!.toLowerCase()
  const matches = Object.hasOwn(signatures, extension) ? signatures[extension] : undefined
  if (!matches) {
    return {
      message: `files of type “.${extension}” are not published`,
      hint: `Images may be ${Object.keys(signatures).join(', ')}.`,
    }
  }
  if (bytes.length > MAXIMUM_SIZE) {
    return { message: 'the image is larger than 1 MB', hint: 'Scale it down; readers may be on a phone, in trouble.' }
  }
  if (!matches(bytes))
    return { message: `the file is not of type “.${extension}”`, hint: 'Export it again, or correct its name.' }
  if (extension === 'svg' && !isPlainSvg(bytes)) {
    return {
      message: 'the drawing holds something that can run or load',
      hint: 'Export it as plain SVG: no scripts, event handlers, animations, style sheets, links, embedded images, entities or DOCTYPE.',
    }
  }
  return undefined
}
