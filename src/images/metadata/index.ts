/** What images carry besides what they show. Bytes of strangers: nothing here trusts a length, or reads a byte twice. */
import { avifMetadata } from './avif.ts'
import { jpegMetadata } from './jpeg.ts'
import { pngMetadata } from './png.ts'
import { svgMetadata } from './svg.ts'
import { webpMetadata } from './webp.ts'

const readers: Record<string, (bytes: Buffer) => Iterable<string>> = {
  png: pngMetadata,
  jpg: jpegMetadata,
  jpeg: jpegMetadata,
  webp: webpMetadata,
  avif: avifMetadata,
  svg: svgMetadata,
}

/** Whether an image of this name can be read here. */
export function isImage(file: string): boolean {
  return Object.hasOwn(readers, endingOf(file))
}

/** What an image tells beside its picture, each once, in words. Colour profiles are part of the picture. */
export function metadataIn(file: string, bytes: Buffer): string[] {
  return isImage(file) ? [...new Set(readers[endingOf(file)]!(bytes))] : []
}

function endingOf(file: string): string {
  return file.split('.').at(-1)!.toLowerCase()
}
