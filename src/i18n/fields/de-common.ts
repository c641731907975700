/** Was mehrere Arten von Dateien gemeinsam haben, auf Deutsch. */

import type { z } from 'zod'
import type { FrontMatter } from '../../model/index.ts'
import type { Evidence, Language } from '../../model/values.ts'
import type { FieldTexts } from './texts.ts'

type Runbook = FieldTexts<FrontMatter<'runbook'>>

export const languages: Record<Language, string> = { en: 'Englisch', de: 'Deutsch' }

export const evidence: Record<z.infer<typeof Evidence>, string> = {
  primary: 'der eigene Text der Organisation wurde gelesen',
  quoted: 'ein Satz aus dem eigenen Text der Organisation, anderswo gelesen',
  secondary: 'eine Zusammenfassung durch andere',
  observer: 'von außen beobachtet',
  unverified: 'niemand hat es geprüft',
}

export const common: Pick<Runbook, 'title' | 'summary' | 'tags' | 'aliases' | 'lang' | 'license'> = {
  title: ['Titel', 'Der Name der Seite, in einer Zeile, ohne den Namen der Organisation.'],
  summary: ['Zusammenfassung', 'Was die Seite sagt, in höchstens 400 Zeichen und in Worten, die Kunden verstehen.'],
  tags: ['Schlagwörter', 'Wörter, unter denen die Seite auch gefunden wird.'],
  aliases: ['Frühere Adressen', 'Frühere Adressen dieser Seite. Sie führen für immer hierher.'],
  lang: [
    'Sprache',
    'Sprache des Textes, wenn sie weder die erste des Handbuchs ist noch im Dateinamen steht, wie in disk-full.de.md. Eine Übersetzung heißt wie ihr Original.',
    languages,
  ],
  license: ['Lizenz', 'SPDX-Kennung, wenn die Seite nicht unter der Lizenz des Handbuchs steht.'],
}

export const owner: Runbook['owner'] = [
  'Zuständig',
  'Das Team oder die Rolle aus teams.yaml, die für diese Seite einsteht. Nie eine Person.',
]

export const review: Pick<Runbook, 'reviewed' | 'reviewEvery'> = {
  reviewed: ['Geprüft', 'Der Tag, an dem die Zuständigen zuletzt bestätigt haben, dass die Seite stimmt.'],
  reviewEvery: [
    'Prüfung alle',
    'Wie lange eine Prüfung gilt: eine Zahl und d, w, m oder y (Tage, Wochen, Monate, Jahre).',
  ],
}

export const principles: Runbook['principles'] = ['Grundsätze', 'Grundsätze des Manifests, die diese Seite umsetzt.']

export const controls: Runbook['controls'] = [
  'Kontrollen',
  'Kontrollen aus controls.yaml, für die diese Seite Nachweis ist, als Rahmenwerk:Kontrolle.',
]

/** Teile des Betriebs, bei Prozessen und bei dem, was nicht veröffentlicht ist. */
export const layers = {
  people: 'wie Menschen zusammenarbeiten',
  process: 'was sie tun und in welcher Reihenfolge',
  tools: 'was sie benutzen',
} as const

export const timeZone = ['Zeitzone', 'Die Zone des Ortes; seine Zeiten stehen neben UTC.'] as const

export function origin(description: string): Runbook['origin'] {
  return [
    'Herkunft',
    description,
    {
      organisation: ['Organisation', 'Wessen Seite das war.'],
      url: ['Adresse', 'Wo die ursprüngliche Seite veröffentlicht ist.'],
      commit: ['Commit', 'Die Fassung, die übernommen wurde.'],
      license: ['Lizenz', 'SPDX-Kennung der Lizenz, unter der das Original weiterverwendet werden darf.'],
    },
  ]
}

export const version = (what: string) => ['Version', `Version ${what}, in Anführungszeichen.`] as const
