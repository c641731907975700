/** Rendered bodies in memory that threads share, so that no thread has a copy of all of them. */
import type { PublishedDocument } from '../handbook.ts'

export interface SharedBodies {
  bytes: SharedArrayBuffer
  /** Where each stands, by the document’s key. */
  places: Map<string, [from: number, to: number]>
}

export function sharedBodies(documents: readonly PublishedDocument[]): SharedBodies {
  const sizes = documents.map(({ body }) => Buffer.byteLength(body.html))
  const bytes = new SharedArrayBuffer(sizes.reduce((sum, size) => sum + size, 0))
  const buffer = Buffer.from(bytes)
  const places: SharedBodies['places'] = new Map()
  let end = 0
  for (const { key, body } of documents) {
    const from = end
    end += buffer.write(body.html, from)
    places.set(key, [from, end])
  }
  return { bytes, places }
}

export function bodyIn({ bytes, places }: SharedBodies, key: string): string {
  const [from, to] = places.get(key)!
  return Buffer.from(bytes).toString('utf8', from, to)
}
