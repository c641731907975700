/** How many columns of a terminal a text takes. */

/** East Asian characters and signs as wide as they are, and emoji: two columns each. */
const wide =
  /\p{Emoji_Presentation}|\ufe0f|[[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Bopomofo}\p{Script=Yi}\u3000-\u303e\uff01-\uff60\uffe0-\uffe6]--[\uff61-\uffdc]]/v

/** Accents, joiners and marks that stand on what is before them. */
const without = /^[\p{Mark}\p{Format}]+$/v

/** Made when a text asks for it: it takes longer than most commands have to say anything. */
let graphemes: Intl.Segmenter | undefined

/**
 * Good for text without control characters. Terminals differ in rare emoji; they agree in ASCII, accents and
 * East Asian scripts. Linear.
 */
export function terminalWidth(text: string): number {
  if (/^[ -~]*$/.test(text)) return text.length
  graphemes ??= new Intl.Segmenter(undefined, { granularity: 'grapheme' })
  let columns = 0
  for (const { segment } of graphemes.segment(text)) columns += without.test(segment) ? 0 : wide.test(segment) ? 2 : 1
  return columns
}
