import { closest, distance } from 'fastest-levenshtein'
import { isGerman } from './labels.ts'

/** The five kinds that readers see; they are GitHub's. */
export type AdmonitionKind = 'note' | 'tip' | 'important' | 'warning' | 'caution'

interface Word {
  kind: AdmonitionKind
  en: string
  de: string
}

const word = (kind: AdmonitionKind, en: string, de: string): Word => ({ kind, en, de })

/** Every name that Docusaurus, VitePress, MkDocs, Obsidian and GitHub know, and the German words in use. */
const WORDS: Readonly<Record<string, Word>> = {
  note: word('note', 'Note', 'Hinweis'),
  tip: word('tip', 'Tip', 'Tipp'),
  important: word('important', 'Important', 'Wichtig'),
  warning: word('warning', 'Warning', 'Warnung'),
  caution: word('caution', 'Caution', 'Vorsicht'),
  danger: word('caution', 'Danger', 'Gefahr'),
  error: word('caution', 'Error', 'Fehler'),
  bug: word('caution', 'Bug', 'Fehler'),
  failure: word('caution', 'Failure', 'Fehlschlag'),
  info: word('note', 'Info', 'Info'),
  hint: word('tip', 'Hint', 'Tipp'),
  success: word('tip', 'Success', 'Erfolg'),
  attention: word('warning', 'Attention', 'Achtung'),
  example: word('note', 'Example', 'Beispiel'),
  abstract: word('note', 'Abstract', 'Kurzfassung'),
  summary: word('note', 'Summary', 'Zusammenfassung'),
  tldr: word('note', 'In short', 'Kurz gesagt'),
  question: word('note', 'Question', 'Frage'),
  faq: word('note', 'Question', 'Frage'),
  quote: word('note', 'Quote', 'Zitat'),
  todo: word('note', 'To do', 'Zu tun'),
  seealso: word('note', 'See also', 'Siehe auch'),
  details: word('note', 'Details', 'Einzelheiten'),
  hinweis: word('note', 'Note', 'Hinweis'),
  tipp: word('tip', 'Tip', 'Tipp'),
  wichtig: word('important', 'Important', 'Wichtig'),
  warnung: word('warning', 'Warning', 'Warnung'),
  achtung: word('warning', 'Attention', 'Achtung'),
  vorsicht: word('caution', 'Caution', 'Vorsicht'),
  gefahr: word('caution', 'Danger', 'Gefahr'),
}

/** What a name such as `danger` or `Hinweis` stands for; undefined for a name that nobody uses. */
export function admonitionKind(name: string): AdmonitionKind | undefined {
  return wordFor(name)?.kind
}

/** The title that a kind carries when the author gave none. */
export function admonitionLabel(name: string, lang: string): string {
  const known = wordFor(name)
  if (!known) return name
  return isGerman(lang) ? known.de : known.en
}

const KINDS = 'The kinds are note, tip, important, warning and caution.'

/** A remedy for a name that nobody uses. */
export function admonitionHint(name: string): string {
  // No kind is as long as this, and the comparison takes the product of both lengths.
  if (name.length > 30) return KINDS
  const best = closest(name.toLowerCase(), Object.keys(WORDS))
  return distance(name.toLowerCase(), best) <= Math.max(1, Math.floor(name.length / 3))
    ? `Did you mean "${best}"? ${KINDS}`
    : KINDS
}

function wordFor(name: string): Word | undefined {
  const key = name.toLowerCase()
  return Object.hasOwn(WORDS, key) ? WORDS[key] : undefined
}
