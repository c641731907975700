/** Die Felder von Manifest, Prozessen und Runbooks auf Deutsch. */
import type { FrontMatter } from '../../model/index.ts'
import { common, controls, layers, origin, owner, principles, review, version } from './de-common.ts'
import type { FieldTexts, FileKindTexts } from './texts.ts'

const typeOfFile = 'Was diese Datei des Manifests ist: die Erklärung, ein Grundsatz oder eine Seite daneben.'
const textOrigin = origin('Woher der Text übernommen wurde.')

export const manifesto: FileKindTexts['manifesto']['fields'] = {
  manifesto: {
    type: ['Art', typeOfFile, { manifesto: 'die Erklärung selbst' }],
    ...common,
    status: [
      'Stand',
      'Ob die Organisation den Text angenommen hat. Auch ein Entwurf wird veröffentlicht.',
      {
        draft: 'in der Diskussion; ein Hinweis auf der Seite nennt den Commit, aus dem sie stammt',
        adopted: 'gilt',
      },
    ],
    version: version('des Textes'),
    adopted: ['Angenommen', 'Der Tag, an dem die Organisation diese Version angenommen hat.'],
    origin: textOrigin,
  },
  principle: {
    type: ['Art', typeOfFile, { principle: 'ein Grundsatz daraus' }],
    ...common,
    order: ['Reihenfolge', 'Platz des Grundsatzes im Manifest, ab 1.'],
    origin: textOrigin,
  },
  page: {
    type: ['Art', typeOfFile, { page: 'eine Seite daneben, etwa wie man unterzeichnet' }],
    ...common,
    origin: textOrigin,
  },
}

export const process: FieldTexts<FrontMatter<'process'>> = {
  ...common,
  status: [
    'Stand',
    'Ob der Prozess gilt.',
    {
      draft: 'wird geschrieben; nur in `dev` zu sehen',
      active: 'gilt und ist veröffentlicht',
      retired: 'gilt nicht mehr; behält seine Adresse und sagt es',
    },
  ],
  owner,
  purpose: ['Zweck', 'Was ohne diesen Prozess schiefginge.'],
  layer: ['Ebene', 'Zu welchem Teil des Betriebs er gehört.', layers],
  roles: [
    'Rollen',
    'Wer mitwirkt.',
    {
      name: ['Name', 'Die Rolle, keine Person.'],
      responsibility: ['Verantwortung', 'Was die Rolle in diesem Prozess entscheidet und tut.'],
      team: ['Team', 'Das Team, das die Rolle besetzt.'],
    },
  ],
  triggers: ['Beginnt mit', 'Was den Prozess in Gang setzt.'],
  inputs: ['Braucht', 'Was zu Beginn zur Hand sein muss.'],
  outputs: ['Endet mit', 'Was da ist, wenn er zu Ende ist.'],
  targets: [
    'Ziele',
    'Was versprochen wird, in Zahlen, und ab wann die Uhr läuft.',
    {
      what: ['Was', 'Was versprochen wird.'],
      target: ['Ziel', 'Das Versprechen als Zahl mit Einheit. „Umgehend“ ist kein Ziel.'],
      clockStarts: ['Uhr läuft ab', 'Das Ereignis, ab dem die Zeit zählt.'],
    },
  ],
  records: [
    'Nachweise',
    'Was aufbewahrt wird und wie lange.',
    {
      what: ['Was', 'Der Nachweis, den der Prozess hinterlässt.'],
      where: ['Wo', 'Wo er aufbewahrt wird.'],
      retention: ['Frist', 'Wie lange er aufbewahrt wird.'],
    },
  ],
  controls,
  principles,
  version: version('des Prozesses'),
  effective: ['In Kraft ab', 'Der Tag, ab dem diese Version gilt.'],
  ...review,
  runbooks: ['Runbooks', 'Runbooks, die der Prozess benutzt.'],
  related: ['Verwandt', 'Prozesse, zu denen dieser führt oder von denen er abhängt.'],
  origin: origin('Woher der Prozess übernommen wurde.'),
}

export const runbook: FieldTexts<FrontMatter<'runbook'>> = {
  ...common,
  status: [
    'Stand',
    'Ob der Betrieb sich darauf verlassen darf.',
    {
      draft: 'wird geschrieben; nur in `dev` zu sehen',
      active: 'gilt und ist veröffentlicht',
      retired: 'nicht mehr benutzen; behält seine Adresse und sagt es',
    },
  ],
  owner,
  services: ['Dienste', 'Dienste, denen das Runbook hilft.'],
  alerts: ['Alarme', 'Genaue Namen der Alarme, die hierher führen.'],
  risk: [
    'Risiko',
    'Das Äußerste, was ein Schritt dieses Runbooks tun kann.',
    {
      'read-only': 'jeder Schritt sieht nur nach',
      reversible: 'ein Schritt ändert etwas, das sich zurücknehmen lässt',
      destructive: 'ein Schritt tut etwas, das sich nicht zurücknehmen lässt',
    },
  ],
  access: ['Zugang', 'Rechte und Orte, die vor dem ersten Schritt gebraucht werden.'],
  estimate: ['Dauer', 'Wie lange es vom ersten Schritt bis zur Überprüfung dauert.'],
  exercised: [
    'Geübt',
    'Wann es ausprobiert wurde und ob es half. Weglassen, wenn es nie geübt wurde.',
    {
      day: ['Tag', 'Der Tag der Übung.'],
      result: [
        'Ergebnis',
        'Ob das Runbook ans Ziel führte, wie es geschrieben steht.',
        {
          worked: 'es führte ans Ziel, wie es geschrieben steht',
          partly: 'es führte ans Ziel, mit Hilfe von anderswo',
          failed: 'es führte nicht ans Ziel',
        },
      ],
      note: ['Anmerkung', 'Was dabei gelernt wurde.'],
    },
  ],
  ...review,
  escalation: ['Eskalation', 'Wen man ruft, wenn das Runbook nicht hilft, in dieser Reihenfolge.'],
  processes: ['Prozesse', 'Prozesse, zu denen dieses Runbook gehört.'],
  controls,
  principles,
  origin: origin('Woher das Runbook übernommen wurde.'),
}
