/**
 * As much of CBOR (RFC 8949) as the files of a search index use: whole numbers, texts, and lists of a known length.
 * What is read are bytes that Pagefind wrote in this very build; anything else in them is an error.
 */

const UNSIGNED = 0
const NEGATIVE = 1
const TEXT = 3
const LIST = 4

/** Reads items one after another. */
export class CborReader {
  at = 0
  readonly #bytes: Buffer

  constructor(bytes: Buffer) {
    this.#bytes = bytes
  }

  /** The length of the list that begins here; its items follow. */
  list(): number {
    return this.#head(LIST)
  }

  unsigned(): number {
    return this.#head(UNSIGNED)
  }

  text(): string {
    const length = this.#head(TEXT)
    this.at += length
    if (this.at > this.#bytes.length) throw new Error('a text is cut short')
    return this.#bytes.toString('utf8', this.at - length, this.at)
  }

  integer(): number {
    return this.#bytes[this.at]! >> 5 === NEGATIVE ? -1 - this.#head(NEGATIVE) : this.#head(UNSIGNED)
  }

  /** Passes over a list of whole numbers, and returns how many there are. */
  passIntegers(): number {
    const length = this.list()
    for (let left = length; left > 0; left--) {
      const head = this.#bytes[this.at]!
      if (head < 0x18 || (head >= 0x20 && head < 0x38)) this.at++
      else this.integer()
    }
    return length
  }

  listOf<T>(read: () => T): T[] {
    return Array.from({ length: this.list() }, read)
  }

  #head(type: number): number {
    const head = this.#bytes[this.at++]
    if (head === undefined || head >> 5 !== type) throw new Error(`byte ${this.at - 1} begins no item of type ${type}`)
    const short = head & 31
    if (short < 24) return short
    const width = 2 ** (short - 24)
    if (width > 4 || this.at + width > this.#bytes.length) throw new Error(`byte ${this.at} is no length`)
    this.at += width
    return this.#bytes.readUIntBE(this.at - width, width)
  }
}

/** Writes items one after another, each in its shortest form, as Pagefind does. */
export class CborWriter {
  #bytes = Buffer.allocUnsafe(1 << 16)
  #end = 0

  list(length: number): this {
    return this.#head(LIST, length)
  }

  integer(value: number): this {
    return value < 0 ? this.#head(NEGATIVE, -1 - value) : this.#head(UNSIGNED, value)
  }

  text(value: string): this {
    const length = Buffer.byteLength(value)
    this.#head(TEXT, length)
    const at = this.#room(length)
    this.#bytes.write(value, at)
    return this
  }

  /** Items that are written already. */
  items(bytes: Buffer): this {
    const at = this.#room(bytes.length)
    bytes.copy(this.#bytes, at)
    return this
  }

  /** How many bytes were written. */
  get length(): number {
    return this.#end
  }

  /** What was written; the writer is empty then. */
  take(): Buffer {
    const taken = Buffer.from(this.#bytes.subarray(0, this.#end))
    this.#end = 0
    return taken
  }

  #head(type: number, value: number): this {
    const width = value < 24 ? 0 : value < 0x100 ? 1 : value < 0x10000 ? 2 : 4
    const at = this.#room(1 + width)
    this.#bytes[at] = (type << 5) | (width === 0 ? value : width === 1 ? 24 : width === 2 ? 25 : 26)
    if (width > 0) this.#bytes.writeUIntBE(value, at + 1, width)
    return this
  }

  /** Makes room for some bytes, and returns where they begin. */
  #room(length: number): number {
    const at = this.#end
    this.#end += length
    if (this.#end > this.#bytes.length) {
      const larger = Buffer.allocUnsafe(Math.max(this.#bytes.length * 2, this.#end))
      this.#bytes.copy(larger, 0, 0, at)
      this.#bytes = larger
    }
    return at
  }
}
