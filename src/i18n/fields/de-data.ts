/** Die Felder der Datendateien auf Deutsch. */
import { languages, layers } from './de-common.ts'
import type { FileKindTexts } from './texts.ts'

type Fields<Kind extends keyof FileKindTexts> = FileKindTexts[Kind]['fields']

const otherNames = (section: string) =>
  [section, `Andere Überschriften, die den Abschnitt „${section}“ eröffnen.`] as const

const translations = [
  'Übersetzungen',
  'Name und Zusammenfassung in den anderen Sprachen des Handbuchs.',
  {
    name: ['Name', 'Der Name in dieser Sprache.'],
    summary: ['Zusammenfassung', 'Die Zusammenfassung in dieser Sprache.'],
  },
] as const

const address = ['Adresse', 'Eine Web- oder Mailadresse.'] as const
const linkText = ['Text', 'Was der Link sagt.'] as const

export const handbook: Fields<'handbook'> = {
  name: ['Name', 'Der Name des Handbuchs.'],
  organisation: ['Organisation', 'Wer es herausgibt.'],
  summary: ['Zusammenfassung', 'Was hier veröffentlicht wird und warum, in ein, zwei Sätzen.'],
  translations,
  site: ['Website', 'Wo die Website veröffentlicht ist; `--site` geht vor. Wird für vollständige Adressen gebraucht.'],
  base: ['Basispfad', 'Pfad unter der Adresse der Website; `--base` geht vor.'],
  repository: [
    'Repository',
    'Wo die Quellen liegen, für Links zu Verlauf und Bearbeitung.',
    {
      url: ['Adresse', 'Wo sich das Repository der Inhalte ansehen lässt.'],
      branch: ['Branch', 'Der Branch, der veröffentlicht wird.'],
      forge: [
        'Forge',
        'Wer es beherbergt; davon hängt die Form der Links ab.',
        {
          github: 'GitHub oder GitHub Enterprise',
          gitlab: 'GitLab, gehostet oder selbst betrieben',
          forgejo: 'Forgejo, auch Codeberg',
        },
      ],
      path: ['Pfad', 'Ordner der Inhalte im Repository, mit Schrägstrich am Ende. Wird in git von selbst gefunden.'],
    },
  ],
  license: ['Lizenz', 'SPDX-Kennung der Lizenz der Inhalte.'],
  languages: [
    'Sprachen',
    'Sprachen der Website. Die erste liegt an der Wurzel, die anderen unter ihrem Kürzel.',
    languages,
  ],
  timeZone: ['Zeitzone', 'Die eigene Zone der Organisation; ihre Zeiten stehen neben UTC.'],
  accent: [
    'Akzentfarbe',
    'Die eine Farbe der Links.',
    {
      light: ['Hell', 'Der Akzent auf hellem Grund; Kontrast mindestens 4,5.'],
      dark: ['Dunkel', 'Der Akzent auf dunklem Grund; Kontrast mindestens 4,5.'],
    },
  ],
  severities: [
    'Schweregrade',
    'Die Skala der Schweregrade der Organisation.',
    {
      id: ['Kennung', 'Steht in Postmortems.'],
      rank: ['Rang', 'Platz in der Reihenfolge, 1 ist das Schlimmste.'],
      label: ['Bezeichnung', 'Was Lesende sehen.'],
      definition: ['Definition', 'Wann er gilt, an Messbarem.'],
    },
  ],
  actions: [
    'Maßnahmen',
    'Was von den Maßnahmen der Postmortems veröffentlicht wird. Die Prüfungen beurteilen sie in jedem Fall alle.',
    {
      public: 'jede Maßnahme, mit Verantwortlichen, Frist und Stand',
      'counts-only': 'wie viele es sind und wie weit sie sind, und sonst nichts von ihnen',
      off: 'nichts',
    },
  ],
  checks: [
    'Prüfungen',
    'Wie die Inhalte beurteilt werden.',
    {
      rules: [
        'Regeln',
        'Gewicht von Regeln, nach ihrer Kennung. Regeln, die vor Schaden bewahren, lassen sich nicht abschalten.',
        { error: 'hält einen Build auf', warn: 'wird gesagt und hält nichts auf', off: 'schweigt' },
      ],
    },
  ],
  publishing: [
    'Veröffentlichung',
    'Was über das für alle Erlaubte hinaus veröffentlicht werden darf, und was nicht.',
    {
      mailDomains: [
        'Maildomänen',
        'Mailadressen dieser Domänen und was unter ihnen liegt, dürfen veröffentlicht werden.',
      ],
      handles: [
        'Kontonamen',
        'Kontonamen, die veröffentlicht werden dürfen, ohne das @: die von Organisationen, nicht von Menschen.',
      ],
      hostSuffixes: [
        'Endungen von Rechnernamen',
        'Rechner, deren Name so endet, sind intern und dürfen nicht veröffentlicht werden.',
      ],
      trackers: [
        'Interne Vorgangssysteme',
        'Adressen, die so beginnen, führen zu internen Ticketsystemen oder Wikis und dürfen nicht veröffentlicht werden.',
      ],
      names: [
        'Namen',
        'Namen von Menschen, die nicht veröffentlicht werden dürfen, als Hashwerte mit Salz.',
        {
          salt: ['Salz', 'Zufälliger Text, der mit jedem Namen zusammen gehasht wird.'],
          hashes: [
            'Hashwerte',
            'Einer je Name: SHA-256 aus dem Salz, einem Nullbyte und den Wörtern des Namens, klein, ohne Akzente, sortiert.',
          ],
        },
      ],
    },
  ],
  runbookSections: [
    'Abschnitte der Runbooks',
    'Wie Überschriften von Runbooks hier heißen, neben den üblichen Namen ihrer Abschnitte.',
    {
      meaning: otherNames('Bedeutung'),
      impact: otherNames('Auswirkung'),
      diagnosis: otherNames('Diagnose'),
      mitigation: otherNames('Behebung'),
      verification: otherNames('Überprüfung'),
      escalation: otherNames('Eskalation'),
    },
  ],
  accessibility: [
    'Barrierefreiheit',
    'Was die Erklärung zur Barrierefreiheit über das hinaus sagt, was von jeder Website bekannt ist.',
    {
      conformance: [
        'Vereinbarkeit',
        'Wie weit die Website mit WCAG 2.2, Stufe AA, vereinbar ist. Fehlt, solange es niemand bewertet hat.',
        {
          full: 'sie ist vereinbar',
          partial: 'sie ist vereinbar, bis auf die genannten Einschränkungen',
          none: 'sie ist nicht vereinbar',
        },
      ],
      assessed: ['Bewertet', 'Der Tag der letzten Bewertung.'],
      assessedBy: [
        'Bewertet durch',
        'Wer sie bewertet hat.',
        { self: 'die Herausgeberin', 'third-party': 'andere, in ihrem Auftrag' },
      ],
      report: ['Bericht', 'Wo der Bericht der Bewertung zu lesen ist.'],
      limitations: [
        'Einschränkungen',
        'Barrieren, die bekannt sind.',
        {
          text: ['Text', 'Was wer nicht nutzen kann, warum, und was es stattdessen gibt.'],
          translations: ['Übersetzungen', 'Der Text in den anderen Sprachen des Handbuchs.'],
        },
      ],
      contact: [
        'Kontakt',
        'Wem man Barrieren meldet, wenn es nicht der Kontakt des Handbuchs ist.',
        { text: linkText, url: address },
      ],
      enforcement: [
        'Durchsetzung',
        'Die Stelle, die zuständig ist, wenn eine Antwort nicht genügt, wo es eine gibt.',
        { text: linkText, url: address },
      ],
    },
  ],
  alerts: [
    'Alarme',
    'Wie Alarmregeln und Runbooks miteinander abgeglichen werden.',
    {
      private: [
        'Nicht öffentliche Alarme',
        'Alarme, die Runbooks nennen und deren Regeln nicht öffentlich sind; ein Stern steht für beliebige Zeichen. `npm run alerts` vermisst sie nicht.',
      ],
    },
  ],
  pictures: [
    'Bilder',
    'Wie viele Postmortems je Sprache, die neuesten, ein eigenes Bild haben, wo ihre Adresse eingefügt wird. Alle anderen Seiten haben das des Handbuchs. Jedes wird einmal gezeichnet und kostet einige Hundertstelsekunden.',
  ],
  security: [
    'Sicherheit',
    'Was in `.well-known/security.txt` steht (RFC 9116). Ohne diese Angabe gibt es die Datei nicht.',
    {
      contact: ['Kontakt', 'Wo man eine Schwachstelle meldet, der liebste Weg zuerst: Web, Mail oder Telefon.'],
      expires: [
        'Gültig bis',
        'Der letzte Tag, an dem das noch stimmt, höchstens ein Jahr voraus. Einmal im Jahr muss es jemand durchsehen.',
      ],
      encryption: ['Verschlüsselung', 'Wo der Schlüssel liegt, mit dem sich Meldungen verschlüsseln lassen.'],
      acknowledgments: ['Danksagungen', 'Wo denen gedankt wird, die etwas gemeldet haben.'],
      policy: ['Richtlinie', 'Wo steht, was man versuchen darf und was aus einer Meldung wird.'],
      preferredLanguages: ['Bevorzugte Sprachen', 'Sprachen, in denen Meldungen gelesen werden, alle gleich gern.'],
    },
  ],
  contact: [
    'Kontakt',
    'Wie Lesende die Organisation erreichen.',
    { text: ['Text', 'An wen man schreibt.'], url: address },
  ],
  links: [
    'Links',
    'Links in der Fußzeile, etwa zur Statusseite oder zum Impressum.',
    { text: linkText, url: ['Adresse', 'Wohin er führt.'] },
  ],
}

export const services: Fields<'services'> = {
  services: [
    'Dienste',
    'Was die Organisation betreibt, oder was die Vorfälle betraf, von denen sie erzählt.',
    {
      id: ['Kennung', 'Steht in Runbooks und Postmortems; Teil der Adresse.'],
      name: ['Name', 'Wie Kunden ihn nennen.'],
      summary: ['Zusammenfassung', 'Was er für wen tut.'],
      owner: ['Zuständig', 'Das Team, das ihn betreibt.'],
      layer: [
        'Ebene',
        'Wo er im Aufbau sitzt.',
        {
          facility: 'Gebäude, Strom, Kühlung',
          network: 'was verbindet',
          compute: 'was rechnet',
          storage: 'was Daten hält',
          platform: 'worauf Anwendungen laufen',
          application: 'was Nutzer benutzen',
        },
      ],
      dependsOn: ['Hängt ab von', 'Dienste, ohne die er nicht auskommt.'],
      translations,
    },
  ],
}

export const teams: Fields<'teams'> = {
  teams: [
    'Teams',
    'Teams und Rollen, die für Seiten und Maßnahmen zuständig sind. Keine Personen.',
    {
      id: ['Kennung', 'Steht als Zuständige in Seiten und Maßnahmen.'],
      name: ['Name', 'Der Name des Teams oder der Rolle.'],
      summary: ['Zusammenfassung', 'Wofür es einsteht.'],
      contact: ['Kontakt', 'Wie man das Team erreicht, über eine Adresse der Rolle.'],
      translations,
    },
  ],
}

export const glossary: Fields<'glossary'> = {
  terms: [
    'Begriffe',
    'Wörter, die das Handbuch erklärt.',
    {
      term: ['Begriff', 'Das Wort oder die Abkürzung.'],
      definition: ['Definition', 'Was es hier bedeutet, in Worten, die Kunden verstehen.'],
      aliases: ['Andere Wörter', 'Andere Wörter für dasselbe.'],
      lang: ['Sprache', 'Wenn nicht die erste des Handbuchs.', languages],
      explain: [
        'Erklären',
        'Ob Texte den Begriff beim ersten Auftreten erklären. Nicht bei Wörtern, die auch eine Alltagsbedeutung haben, wie „endgültig“.',
      ],
    },
  ],
}

export const controls: Fields<'controls'> = {
  frameworks: [
    'Rahmenwerke',
    'Rahmenwerke mit den Kontrollen, die Seiten als Rahmenwerk:Kontrolle nennen.',
    {
      id: ['Kennung', 'Erster Teil des Namens einer Kontrolle.'],
      name: ['Name', 'Das Rahmenwerk und seine Ausgabe.'],
      edition: [
        'Ausgabe',
        'Von welcher Ausgabe die Kennungen sind: In der nächsten können sie anderes bedeuten. Eine andere Ausgabe ist ein anderes Rahmenwerk mit eigener Kennung.',
      ],
      url: ['Adresse', 'Wo das Rahmenwerk veröffentlicht ist.'],
      note: [
        'Anmerkung',
        'Was Lesende wissen sollten, bevor sie sich auf die Bezeichnungen verlassen, etwa woher sie stammen.',
      ],
      controls: [
        'Kontrollen',
        'Kontrollen, für die Seiten Nachweis sind.',
        {
          id: ['Kennung', 'Die Kennung der Kontrolle in ihrem Rahmenwerk.'],
          label: ['Bezeichnung', 'Worum es geht, in eigenen Worten: Texte von Normen werden nicht abgeschrieben.'],
          translations: [
            'Übersetzungen',
            'Die Bezeichnung in den anderen Sprachen des Handbuchs.',
            { label: ['Bezeichnung', 'Die Bezeichnung in dieser Sprache.'] },
          ],
        },
      ],
      translations: [
        'Übersetzungen',
        'Name und Anmerkung in den anderen Sprachen des Handbuchs.',
        { name: ['Name', 'Der Name in dieser Sprache.'], note: ['Anmerkung', 'Die Anmerkung in dieser Sprache.'] },
      ],
    },
  ],
}

export const signatories: Fields<'signatories'> = {
  signatories: [
    'Unterzeichner',
    'Organisationen, die das Manifest unterzeichnet haben.',
    {
      name: ['Name', 'Die Organisation.'],
      url: ['Adresse', 'Ihre Website.'],
      kind: [
        'Art',
        'Was ihr Anteil ist.',
        { founding: 'hat das Manifest mitgeschrieben', supporting: 'unterstützt das Manifest' },
      ],
      signed: ['Unterzeichnet', 'Der Tag, an dem sie unterzeichnet hat.'],
      source: ['Beleg', 'Wo die Unterschrift zu sehen ist: der Pull Request oder die Seite, die sie aufführt.'],
      note: ['Anmerkung', 'Was Lesende über diesen Eintrag wissen sollten.'],
    },
  ],
}

export const coverage: Fields<'coverage'> = {
  notPublished: [
    'Nicht veröffentlicht',
    'Teile des Betriebs, die bekannt und nicht veröffentlicht sind, jeder mit seinem Grund.',
    {
      layer: ['Ebene', 'Zu welchem Teil des Betriebs es gehört.', layers],
      what: ['Was', 'Was es gibt oder getan wird und hier nicht veröffentlicht ist.'],
      why: ['Warum', 'Warum es nicht veröffentlicht ist. „Niemand hat es bisher aufgeschrieben“ ist ein Grund.'],
      since: ['Seit', 'Der Tag, seit dem das gilt oder an dem es entschieden wurde.'],
      until: ['Bis', 'Der Tag, bis zu dem es veröffentlicht oder neu entschieden wird.'],
      translations: [
        'Übersetzungen',
        'Was und warum in den anderen Sprachen des Handbuchs.',
        { what: ['Was', 'Dasselbe in dieser Sprache.'], why: ['Warum', 'Der Grund in dieser Sprache.'] },
      ],
    },
  ],
  alerts: [
    'Alarme',
    'Genaue Namen der Alarme, die auslösen können. Die kein Runbook nennt, werden als solche aufgeführt.',
  ],
}
