/** How much a value looks as if a machine, or somebody with a rule about passwords, had made it. */

/** Shannon entropy of a text’s characters, in bits a character: 0 for “aaaa”, about 4 for hexadecimal, 5 to 6 for base64. */
export function entropy(text: string): number {
  const counts = new Map<string, number>()
  for (const character of text) counts.set(character, (counts.get(character) ?? 0) + 1)
  let bits = 0
  for (const count of counts.values()) bits -= (count / text.length) * Math.log2(count / text.length)
  return bits
}

/** A key or token: long, without words, of letters and digits, or of letters that change their case again and again. */
export function looksRandom(value: string): boolean {
  if (value.length < 16 || !/[A-Za-z]/.test(value) || looksNamed(value.toLowerCase())) return false
  if (/\d/.test(value)) return entropy(value) >= 3
  return (
    value.length >= 20 && entropy(value) >= 3.7 && (value.match(/[a-z][A-Z]/g)?.length ?? 0) >= 3 && !/\s/.test(value)
  )
}

/** A password: letters with digits or signs between or behind them. */
export function looksChosen(value: string): boolean {
  return value.length >= 6 && /\p{L}/u.test(value) && /[^\p{L}\s]/u.test(value) && !looksNamed(value)
}

/** A date, a version, a path, a host, a file, an id: small words that are joined, or names in code. */
export function looksNamed(value: string): boolean {
  return (
    /^\d{4}-\d\d-\d\d/.test(value) ||
    /^v?\d+(?:\.\d+){1,3}(?:[-+][\w.]+)?$/.test(value) ||
    /^[a-z]+(?:\d{0,2}[-_./:][a-z]*\d{0,4})+$/.test(value) ||
    /^[A-Z]?[a-z]+(?:[A-Z][a-z]+)+(?:\(\))?$/.test(value) ||
    /^[.\w$]{1,80}\(.{0,80}\)$|^\.?[A-Za-z_$]+(?:\.[A-Za-z_$]+)+$/.test(value)
  )
}
