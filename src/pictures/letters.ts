/**
 * How wide words are, and which letters a typeface has: read from its file, so that lines break where they will
 * be drawn. Tables `head`, `hhea`, `hmtx` and `cmap` (formats 4 and 12) of https://learn.microsoft.com/typography/opentype/spec/
 */
import { readFileSync } from 'node:fs'

export class Letters {
  readonly #advances = new Map<number, number>()

  /** @param file a TrueType font */
  constructor(file: string) {
    const bytes = readFileSync(file)
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    const tables = new Map<string, number>()
    for (let at = 12; at < 12 + view.getUint16(4) * 16; at += 16) {
      tables.set(bytes.toString('latin1', at, at + 4), view.getUint32(at + 8))
    }
    const unitsPerEm = view.getUint16(tables.get('head')! + 18)
    const measured = view.getUint16(tables.get('hhea')! + 34)
    const hmtx = tables.get('hmtx')!
    for (const [character, glyph] of characters(view, tables.get('cmap')!)) {
      this.#advances.set(character, view.getUint16(hmtx + Math.min(glyph, measured - 1) * 4) / unitsPerEm)
    }
  }

  /** The text without what the typeface has no letter for: pictographs, and rare signs. */
  known(text: string): string {
    return Array.from(text.normalize('NFC'))
      .filter((character) => /\s/.test(character) || this.#advances.has(character.codePointAt(0)!))
      .join('')
  }

  /** Width at a size of 1, without kerning, which makes words narrower by a hair. */
  width(text: string): number {
    let width = 0
    for (const character of text) width += this.#advances.get(character.codePointAt(0)!) ?? 1
    return width
  }
}

/** Which characters have a glyph, and which. */
function* characters(view: DataView, cmap: number): Generator<[character: number, glyph: number]> {
  for (let at = cmap + 4; at < cmap + 4 + view.getUint16(cmap + 2) * 8; at += 8) {
    const table = cmap + view.getUint32(at + 4)
    const format = view.getUint16(table)
    if (format === 12) {
      for (let group = table + 16; group < table + 16 + view.getUint32(table + 12) * 12; group += 12) {
        const [first, last, glyph] = [0, 4, 8].map((offset) => view.getUint32(group + offset)) as [
          number,
          number,
          number,
        ]
        for (let each = first; each <= last; each++) yield [each, glyph + each - first]
      }
    } else if (format === 4) {
      const size = view.getUint16(table + 6)
      for (let at = 0; at < size; at += 2) {
        const last = view.getUint16(table + 14 + at)
        const first = view.getUint16(table + 16 + size + at)
        const delta = view.getUint16(table + 16 + 2 * size + at)
        const place = table + 16 + 3 * size + at
        const range = view.getUint16(place)
        for (let each = first; each <= last && each < 0xffff; each++) {
          const listed = range === 0 ? each : view.getUint16(place + range + 2 * (each - first))
          if (listed !== 0) yield [each, (listed + delta) & 0xffff]
        }
      }
    }
  }
}

/**
 * Words in lines of a width; what does not fit into the last line ends with three dots. A word that is longer than a line
 * is broken where the line ends.
 *
 * @param width in the size of the letters: 20 is twenty times their size
 */
export function lines(text: string, letters: Letters, width: number, most: number): string[] {
  const found: string[] = []
  let line = ''
  for (let word of text.trim().split(/\s+/)) {
    const longer = line === '' ? word : `${line} ${word}`
    if (letters.width(longer) <= width) {
      line = longer
      continue
    }
    if (line !== '') found.push(line)
    while (letters.width(word) > width) {
      const part = cut(word, letters, width)
      found.push(part)
      word = word.slice(part.length)
    }
    line = word
  }
  if (line !== '') found.push(line)
  if (found.length <= most) return found
  const last = found.slice(most - 1).join(' ')
  const kept = cut(last, letters, width - letters.width('…')).replace(/[\s,;:–-]+$/, '')
  // A word is not torn when there are others before it.
  const whole = kept.includes(' ') && last[kept.length] !== ' ' ? kept.replace(/\s+\S*$/, '') : kept
  return [...found.slice(0, most - 1), `${whole.replace(/[\s,;:–-]+$/, '')}…`]
}

/** As much of a text as has room, at least a character. */
function cut(text: string, letters: Letters, width: number): string {
  let kept = ''
  for (const character of text) {
    if (kept !== '' && letters.width(kept + character) > width) break
    kept += character
  }
  return kept
}
