import type { Effect } from '../shell/command-effect.ts'

/** The words that the renderer itself puts on a page, in one language. */
export interface Labels {
  sectionLink(heading: string): string
  footnotes: string
  footnote(number: number): string
  backToText(number: number): string
  explain(term: string): string
  table(number: number, heading: string | undefined): string
  taskDone: string
  taskOpen: string
  /** What a block of commands does, as the mark on it says. */
  effect: Readonly<Record<Exclude<Effect, 'reads'>, string>>
  diagramSource(kind: string): string
  diagramAsText: string
  diagram: Readonly<Record<DiagramKind, string>>
  diagramEmpty: string
  /** One relation of a diagram as a clause, without a full stop. */
  leadsTo(from: string, to: string, when: string | undefined): string
  relatesTo(from: string, to: string, how: string | undefined): string
  sends(from: string, to: string, what: string | undefined): string
  parts(names: readonly string[]): string
  start: string
  end: string
}

/** The kinds of Mermaid diagrams that can be drawn. */
export type DiagramKind = 'flowchart' | 'sequence' | 'state' | 'class' | 'er' | 'xychart'

const ENGLISH: Labels = {
  sectionLink: (heading) => `Link to this section: ${heading}`,
  footnotes: 'Footnotes',
  footnote: (number) => `Footnote ${number}`,
  backToText: (number) => `Back to the text of footnote ${number}`,
  explain: (term) => `What ${term} means`,
  table: (number, heading) => numbered('Table', number, heading),
  taskDone: 'Done',
  taskOpen: 'Open',
  effect: { changes: 'changes something', destroys: 'destructive' },
  diagramSource: (kind) => `Diagram source: ${kind}`,
  diagramAsText: 'Diagram as text',
  diagram: {
    flowchart: 'Flow chart',
    sequence: 'Sequence diagram',
    state: 'State diagram',
    class: 'Class diagram',
    er: 'Entity diagram',
    xychart: 'Chart',
  },
  diagramEmpty: 'An empty diagram.',
  leadsTo: (from, to, when) => (when ? `${from} leads to ${to} when ${when}` : `${from} leads to ${to}`),
  relatesTo: (from, to, how) => (how ? `${from} relates to ${to}: ${how}` : `${from} relates to ${to}`),
  sends: (from, to, what) => (what ? `${from} to ${to}: ${what}` : `${from} calls ${to}`),
  parts: (names) => `Parts: ${names.join(', ')}`,
  start: 'Start',
  end: 'End',
}

const GERMAN: Labels = {
  sectionLink: (heading) => `Link zu diesem Abschnitt: ${heading}`,
  footnotes: 'Fußnoten',
  footnote: (number) => `Fußnote ${number}`,
  backToText: (number) => `Zurück zum Text von Fußnote ${number}`,
  explain: (term) => `Was ${term} heißt`,
  table: (number, heading) => numbered('Tabelle', number, heading),
  taskDone: 'Erledigt',
  taskOpen: 'Offen',
  effect: { changes: 'ändert etwas', destroys: 'zerstörend' },
  diagramSource: (kind) => `Quelltext des Diagramms: ${kind}`,
  diagramAsText: 'Diagramm als Text',
  diagram: {
    flowchart: 'Ablaufdiagramm',
    sequence: 'Sequenzdiagramm',
    state: 'Zustandsdiagramm',
    class: 'Klassendiagramm',
    er: 'Entitätendiagramm',
    xychart: 'Schaubild',
  },
  diagramEmpty: 'Ein leeres Diagramm.',
  leadsTo: (from, to, when) => (when ? `${from} führt zu ${to} bei: ${when}` : `${from} führt zu ${to}`),
  relatesTo: (from, to, how) => (how ? `${from} gehört zu ${to}: ${how}` : `${from} gehört zu ${to}`),
  sends: (from, to, what) => (what ? `${from} an ${to}: ${what}` : `${from} ruft ${to}`),
  parts: (names) => `Teile: ${names.join(', ')}`,
  start: 'Anfang',
  end: 'Ende',
}

function numbered(word: string, number: number, heading: string | undefined): string {
  const name = number > 1 ? `${word} ${number}` : word
  return heading ? `${name}: ${heading}` : name
}

/** The labels for a BCP 47 tag: German for `de` and its variants, English for all others. */
export function labelsFor(lang: string): Labels {
  return isGerman(lang) ? GERMAN : ENGLISH
}

/** Whether a BCP 47 tag means German. */
export function isGerman(lang: string): boolean {
  return /^de(?:-|$)/i.test(lang)
}
