/** Short names that stand for texts and bytes. */
import { hash } from 'node:crypto'

/**
 * A short name for a text, or for several. Cryptographic, because texts are contributed: nobody shall write one that is
 * taken for another. BLAKE2 is several times as fast as SHA-256 where the processor has no instructions for that.
 */
export function digest(...texts: string[]): string {
  return hash('blake2b512', texts.join('\0'), 'base64url').slice(0, 40)
}

/** The same for bytes: that of a text is that of its UTF-8. */
export function digestOfBytes(bytes: Uint8Array): string {
  return hash('blake2b512', bytes, 'base64url').slice(0, 40)
}
