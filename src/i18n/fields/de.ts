/** Alle Felder auf Deutsch. */
import { controls, coverage, glossary, handbook, services, signatories, teams } from './de-data.ts'
import { manifesto, process, runbook } from './de-documents.ts'
import { postmortem } from './de-postmortem.ts'
import type { FileKindTexts } from './texts.ts'

export const de: FileKindTexts = {
  manifesto: {
    title: 'Manifest',
    description: 'Woran die Organisation sich messen lässt: eine Erklärung, ihre Grundsätze und die Seiten daneben.',
    fields: manifesto,
  },
  process: {
    title: 'Prozess',
    description: 'Wer was tut, wann es beginnt, in welcher Zeit, und was als Nachweis bleibt.',
    fields: process,
  },
  runbook: {
    title: 'Runbook',
    description: 'Was zu tun ist, wenn etwas Bestimmtes geschieht, geschrieben für jemanden, der müde ist.',
    fields: runbook,
  },
  postmortem: {
    title: 'Postmortem',
    description: 'Was geschah, was es für Nutzer bedeutete, was dazu beitrug, was getan und gelernt wurde.',
    fields: postmortem,
  },
  handbook: {
    title: 'handbook.yaml',
    description: 'Die Einstellungen der Website: ihr Name, ihre Adresse, ihre Sprachen.',
    fields: handbook,
  },
  services: {
    title: 'services.yaml',
    description: 'Was betrieben wird. Runbooks und Postmortems nennen Dienste bei ihrer Kennung.',
    fields: services,
  },
  teams: {
    title: 'teams.yaml',
    description: 'Wer für Seiten und Maßnahmen einsteht: Teams und Rollen, nie Personen.',
    fields: teams,
  },
  glossary: {
    title: 'glossary.yaml',
    description: 'Wörter, die das Handbuch erklärt, wo sie zum ersten Mal vorkommen.',
    fields: glossary,
  },
  controls: {
    title: 'controls.yaml',
    description: 'Kontrollen aus Normen, für die Seiten Nachweis sind.',
    fields: controls,
  },
  signatories: {
    title: 'signatories.yaml',
    description: 'Organisationen, die das Manifest unterzeichnet haben.',
    fields: signatories,
  },
  coverage: {
    title: 'coverage.yaml',
    description: 'Was vom Betrieb bekannt und nicht veröffentlicht ist, mit dem Grund, und welche Alarme es gibt.',
    fields: coverage,
  },
}
