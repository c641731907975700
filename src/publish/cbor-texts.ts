/**
 * The texts within CBOR data (RFC 8949), in which Pagefind keeps the words, filters and names of its index. Nothing else
 * of it is read: a walk over the heads of all items, one after another, since arrays and maps only come before what they
 * hold. Ends where the data is none.
 */
export function* cborTexts(bytes: Buffer): Generator<string> {
  let at = 0
  while (at < bytes.length) {
    const head = bytes[at++]!
    const type = head >> 5
    const short = head & 31
    const width = short < 24 ? 0 : short <= 27 ? 2 ** (short - 24) : -1
    // Indefinite lengths: what follows are items of their own, until a stop, which is one as well.
    if (width === -1) {
      if (short !== 31) return
      continue
    }
    if (at + width > bytes.length) return
    const value = width === 0 ? short : width === 8 ? Number(bytes.readBigUInt64BE(at)) : bytes.readUIntBE(at, width)
    at += width
    if (type !== 2 && type !== 3) continue
    if (at + value > bytes.length) return
    if (type === 3) yield bytes.subarray(at, at + value).toString('utf8')
    at += value
  }
}
