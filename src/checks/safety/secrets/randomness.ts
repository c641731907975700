/** How much a value looks as if a machine, or somebody with a rule about passwords, had made it. */

/** Shannon entropy of a text’s characters, in bits a character: 0 for “aaaa”, about 4 for hexadecimal, 5 to 6 for base64. */
export function entropy(text: string): number {
  const counts = new Map<string, number>()
  for (const character of text) counts.set(character, (counts.get(character) ?? 0) + 1)
  let bits = 0
  for (const count of counts.values()) bits -= (count / text.length) * Math.log2(count / text.length)
  return bits
}

/** A key or token: long, of letters and digits, without words. */
export function looksRandom(value: string): boolean {
  return value.length >= 16 && /\d/.test(value) && /[A-Za-z]/.test(value) && entropy(value) >= 3 && !looksNamed(value)
}

/** A password: letters with digits or signs between them, or capitals where no word has them. */
export function looksChosen(value: string): boolean {
  return (
    value.length >= 6 &&
    /\p{L}/u.test(value) &&
    /[^\p{L}\s]/u.test(value.slice(1, -1) + value.at(-1)) &&
    !looksNamed(value)
  )
}

/** A path, a host, a file, an id, a date, a version: words that are joined. */
export function looksNamed(value: string): boolean {
  return (
    /^\d{4}-\d\d-\d\d/.test(value) ||
    /^v?\d+(?:\.\d+){1,3}(?:[-+][\w.]+)?$/.test(value) ||
    /^[a-z]+(?:\d{0,2}[-_./:][a-z]*\d{0,4})+$/i.test(value) ||
    /^[A-Z]?[a-z]+(?:[A-Z][a-z]+)+(?:\(\))?$/.test(value)
  )
}
