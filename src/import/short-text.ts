/** Texts of a source in the room that a field has: whole sentences where they fit, and always a mark where there is more. */
import { withoutControls } from './foreign-markdown.ts'

/** As many whole sentences as fit, or else as many words, with a mark that there is more. */
export function openingOf(text: string, most: number): string {
  if (text.length <= most) return text
  const sentences = [...text.slice(0, most - 1).matchAll(/[.!?](?=\s)/g)].at(-1)
  return sentences && sentences.index > 20 ? `${text.slice(0, sentences.index + 1)} …` : cut(text, most)
}

/** At most so many UTF-16 units, not within a character, and between words where that is near. */
export function cut(text: string, most: number): string {
  if (text.length <= most) return text
  const head = text
    .slice(0, most - 1)
    .toWellFormed()
    .replace(/\uFFFD$/, '')
  const space = head.lastIndexOf(' ')
  return `${(space > most / 2 ? head.slice(0, space) : head).trimEnd()}…`
}

/** “in_progress” as people read it. */
export function stateWords(state: string): string {
  const plain = oneLine(oneLine(state).replaceAll('_', ' '))
  const words = /[a-z]/.test(plain) ? plain : plain.toLowerCase()
  return cut(words.charAt(0).toUpperCase() + words.slice(1), 60)
}

/** In one line, without the characters that no page can hold. */
export const oneLine = (text: string) => withoutControls(text).replace(/\s+/g, ' ').trim()
