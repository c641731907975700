/** The body of a new document: the sections of its kind, and in each a placeholder that says in a sentence what belongs there. */
import { placeholder } from '../model/placeholder.ts'
import type { Settings } from '../model/settings.ts'
import type { Language } from '../model/values.ts'
import { type SectionName, sectionNames, sections } from '../record/runbook-sections.ts'

/** A heading, and what is to be written below it. */
export type Section = readonly [heading: string, guidance: string]

const runbook: Record<Language, Record<SectionName, string>> = {
  en: {
    meaning: 'what the alert or the symptom says, in two sentences, and what it does not say',
    impact: 'who notices what, now and in an hour, if nobody acts',
    diagnosis: 'the commands that tell the causes apart, the cheapest first, each with what its output means',
    mitigation: 'the steps that end the impact, one command each, and before a risky one how to take it back',
    verification: 'the command or the measurement that shows that users are well again',
    escalation: 'whom to call when the steps do not help, after how long, and what to tell them',
  },
  de: {
    meaning: 'was der Alarm oder das Symptom besagt, in zwei Sätzen, und was nicht',
    impact: 'wer jetzt und in einer Stunde was bemerkt, wenn niemand eingreift',
    diagnosis: 'die Befehle, die Ursachen unterscheiden, die billigsten zuerst, und was ihre Ausgabe bedeutet',
    mitigation:
      'die Schritte, die den Ausfall beenden, je ein Befehl, und vor einem riskanten, wie man ihn zurücknimmt',
    verification: 'der Befehl oder die Messung, die zeigt, dass es den Nutzern wieder gut geht',
    escalation: 'wer gerufen wird, wenn die Schritte nicht helfen, nach welcher Zeit, und was man dann sagt',
  },
}

const postmortem: Record<Language, Section[]> = {
  en: [
    ['What happened', 'the course of it in the order in which it happened, with roles instead of names'],
    ['What it meant for customers', 'who could not do what, from when to when, and how many that were'],
    ['What contributed', 'what made it possible, longer or worse, and why each step looked right at the time'],
    ['What was done', 'what ended the impact, and what will change, with an owner and a day'],
    ['What is not known', 'the questions that are still open, and who looks for the answers'],
  ],
  de: [
    ['Was geschah', 'der Verlauf in der Reihenfolge der Ereignisse, mit Rollen statt Namen'],
    ['Was es für Kunden bedeutete', 'wer von wann bis wann was nicht tun konnte, und wie viele das waren'],
    ['Was dazu beitrug', 'was es möglich, länger oder schlimmer machte, und warum jeder Schritt damals richtig schien'],
    ['Was getan wurde', 'was die Auswirkung beendete, und was sich ändert, mit Zuständigkeit und Tag'],
    ['Was nicht bekannt ist', 'welche Fragen offen sind, und wer nach Antworten sucht'],
  ],
}

const process: Record<Language, Section[]> = {
  en: [
    ['Steps', 'who does what, in which order, and how they know that a step is done'],
    ['What we deliberately do not do', 'what others would expect here, and why it is left out'],
    ['How we know that it works', 'what is measured or looked at, by whom, and how often'],
  ],
  de: [
    ['Ablauf', 'wer was in welcher Reihenfolge tut, und woran man erkennt, dass ein Schritt getan ist'],
    ['Was wir bewusst nicht tun', 'was andere hier erwarten würden, und warum es fehlt'],
    ['Woran wir sehen, dass es wirkt', 'was gemessen oder angesehen wird, von wem, und wie oft'],
  ],
}

/** What belongs into the texts of the front matter that every document of a kind has; of others the model says it. */
export const guidance: Record<Language, Record<string, string>> = {
  en: {
    summary: 'what this page says, in one or two sentences that a customer understands',
    purpose: 'what would go wrong without this process',
    access: 'what rights and places are needed before the first step',
    estimate: 'how long it takes',
    triggers: 'what starts the process',
    name: 'the role',
    responsibility: 'what the role decides and does',
  },
  de: {
    summary: 'was diese Seite sagt, in ein oder zwei Sätzen, die ein Kunde versteht',
    purpose: 'was ohne diesen Prozess schiefginge',
    access: 'welche Rechte und Orte vor dem ersten Schritt nötig sind',
    estimate: 'wie lange es dauert',
    triggers: 'was den Prozess auslöst',
    name: 'die Rolle',
    responsibility: 'was die Rolle entscheidet und tut',
  },
}

type Manifesto = Record<'manifesto' | 'principle' | 'page', string>

/** The manifesto is public from its first draft on: its guidance is a comment, which no reader of the page sees. */
const manifesto: Record<Language, Manifesto> = {
  en: {
    manifesto: 'Why you publish how you run your systems. The principles follow from their own files.',
    principle: 'What follows from the principle in daily work, and how others can see whether you keep it.',
    page: 'What belongs to the manifesto and is no principle, such as how to sign it.',
  },
  de: {
    manifesto: 'Warum ihr veröffentlicht, wie ihr eure Systeme betreibt. Die Grundsätze folgen aus eigenen Dateien.',
    principle: 'Was aus dem Grundsatz im Alltag folgt, und woran andere sehen, ob ihr ihn einhaltet.',
    page: 'Was zum Manifest gehört und kein Grundsatz ist, etwa wie man es unterzeichnet.',
  },
}

/**
 * The sections of what is begun; none where it has no fixed ones.
 *
 * @param sort its name: `runbook`, `principle`
 * @param own what the handbook calls the sections of its runbooks
 */
export function sectionsOf(sort: string, lang: Language, own: Settings['runbookSections']): readonly Section[] {
  switch (sort) {
    case 'runbook':
      return sections.map((name) => [runbookHeading(name, lang, own), runbook[lang][name]])
    case 'postmortem':
      return postmortem[lang]
    case 'process':
      return process[lang]
    default:
      return []
  }
}

/** The body that a new document begins with. @see sectionsOf */
export function outline(sort: string, lang: Language, own: Settings['runbookSections']): string {
  const parts = sectionsOf(sort, lang, own)
  if (parts.length > 0)
    return parts.map(([heading, guidance]) => `## ${heading}\n\n${placeholder(lang, guidance)}\n`).join('\n')
  return Object.hasOwn(manifesto[lang], sort) ? `<!-- ${manifesto[lang][sort as keyof Manifesto]} -->` : ''
}

/** The name that the handbook gives a section, when it has one of its own; else the usual one. */
function runbookHeading(name: SectionName, lang: Language, own: Settings['runbookSections']): string {
  return own[name][0] ?? sectionNames[name][lang === 'de' ? 1 : 0]
}
