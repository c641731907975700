/** How the letter of a list is written: `0` stands for all digits. */
export function letterWords(letter: string): string {
  return letter === '0' ? '0–9' : letter
}
