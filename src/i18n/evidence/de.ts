/** Die Wörter der Seiten, die sagen, was ein Handbuch zeigt und was nicht: Kontrollen, Abdeckung, Offenheit. Auf Deutsch. */
import type { EvidenceWords } from './en.ts'

const count = (n: number, one: string, many: string) => `${n} ${n === 1 ? one : many}`

export const evidence: EvidenceWords = {
  controls: {
    title: 'Nachweise zu Kontrollen',
    link: 'Nachweise zu Kontrollen',
    text: 'Welche Seiten dieses Handbuchs für welche Kontrollen welches Rahmenwerks ein Nachweis sind.',
    textOf: (framework) =>
      `Welche Seiten dieses Handbuchs für welche Kontrollen ein Nachweis sind. Rahmenwerk: ${framework}.`,
    claim:
      'Dies ist ein Verzeichnis von Nachweisen. Es behauptet keine Konformität: Ob eine Kontrolle erfüllt ist, beurteilt, wer sie prüft. Die Bezeichnungen der Kontrollen sind unsere Worte; es gelten allein die Texte der Rahmenwerke.',
    asOf: (day) => `Stand: ${day}.`,
    note: 'Zu diesen Bezeichnungen:',
    source: 'Wo das Rahmenwerk veröffentlicht ist',
    edition: 'Ausgabe',
    framework: 'Rahmenwerk',
    frameworks: 'Rahmenwerke',
    number: 'Kontrollen im Verzeichnis',
    withProcess: 'Mit Prozess',
    withEvidence: 'Mit Nachweis',
    last: 'Letzter Nachweis',
    control: 'Kontrolle',
    processes: 'Prozesse',
    exercises: 'Geübte Runbooks',
    incidents: 'Vorfälle',
    none: 'keine',
    gap: {
      'no-process': 'kein Prozess',
      'no-evidence': 'kein Nachweis',
      'old-evidence': 'vor mehr als einem Jahr',
    },
    result: {
      demonstrated: 'hat sich bewährt',
      tested: 'auf die Probe gestellt',
      failed: 'verfehlt',
      named: 'genannt',
    },
    notExercised: (exercised, not) =>
      not === 0 ? 'kein Runbook' : exercised === 0 ? `keines von ${not === 1 ? 'einem' : not}` : `${not} nicht geübt`,
    more: (n) => `weitere: ${n}`,
    others: (n) => `${count(n, 'Bericht', 'Berichte')} über andere Organisationen`,
    meaning: 'Was die Spalten bedeuten',
    meanings: {
      processes: 'Geltende Prozesse, die die Kontrolle nennen. Sie sagen, was zu tun ist, nicht, dass es getan wurde.',
      exercises:
        'Geltende Runbooks, die die Kontrolle nennen oder zu einem ihrer Prozesse gehören und geübt wurden: Ergebnis und Tag der letzten Übung. Wie viele andere es gibt, steht darunter.',
      incidents:
        'Veröffentlichte eigene Postmortems, die die Kontrolle nennen, und was der Vorfall nach ihren Worten von ihr zeigte. Zurückgezogene zählen nicht, und Berichte über andere Organisationen sind kein Nachweis.',
      last: 'Der Tag des letzten solchen Vorfalls oder der letzten Übung, gleich mit welchem Ergebnis. Liegt er mehr als ein Jahr vor dem Stand dieser Seite, steht das dabei.',
    },
    downloads: 'Dasselbe als Daten:',
    page: (n, of) => `Seite ${n} von ${of}`,
    parts: 'Teile',
    part: (from, to) => `${from} bis ${to}`,
    noControls: 'Von diesem Rahmenwerk ist keine Kontrolle verzeichnet.',
  },

  coverage: {
    title: 'Abdeckung',
    text: 'Was hier von Menschen, Prozessen und Werkzeugen veröffentlicht ist, was bekannt und nicht veröffentlicht ist, und was fehlt.',
    asOf: (day) => `Stand: ${day}.`,
    dayUnknown: 'Für welchen Tag das gilt, ist nicht bekannt; deshalb heißt hier nichts überfällig.',
    iceberg:
      'Vom Betrieb sieht man zuerst die Werkzeuge. Tiefer liegen die Prozesse, und das meiste tragen die Menschen.',
    published: 'Veröffentlicht',
    unpublished: 'Bekannt und nicht veröffentlicht',
    layer: { tools: 'Werkzeuge', process: 'Prozesse', people: 'Menschen' },
    layerText: {
      tools: 'was Menschen benutzen, und was damit zu tun ist',
      process: 'was getan wird und in welcher Reihenfolge',
      people: 'wie Menschen zusammenarbeiten',
    },
    processes: (n) => count(n, 'Prozess', 'Prozesse'),
    runbooks: (n) => count(n, 'Runbook', 'Runbooks'),
    nothing: 'Noch nichts.',
    nothingDeclared: 'Nichts ist genannt. Das heißt nicht, dass es nichts gibt.',
    declared: 'Was hier steht, ist mit seinem Grund in der Datei coverage.yaml genannt.',
    since: (day) => `seit ${day}`,
    until: (day) => `bis ${day}`,
    lapsed: 'dieser Tag ist vorbei',
    beside: 'Neben diesen Ebenen:',
    own: (n) => (n === 0 ? 'kein eigenes Postmortem' : count(n, 'eigenes Postmortem', 'eigene Postmortems')),
    others: (n) => `${n} über andere Organisationen`,
    more: (n) => `weitere: ${n}`,
    ofAll: (n, of) => `${n} von ${of}`,
    overdue: 'Überfällige Prüfungen',
    overdueText: (n) =>
      `Von ${n === 1 ? 'der einen geltenden Seite, die sagt' : `${n} geltenden Seiten, die sagen`}, wann die nächste Prüfung ansteht.`,
    noReviews: 'Keine Seite sagt, wann sie wieder geprüft wird.',
    due: (day) => `fällig am ${day}`,
    missing: 'Was fehlt',
    none: 'Keine.',
    lists: {
      services: {
        title: 'Dienste ohne Runbook',
        text: 'Dienste, die kein geltendes Runbook nennt.',
        nothing: 'Es ist kein Dienst verzeichnet.',
      },
      alerts: {
        title: 'Alarme ohne Runbook',
        text: 'Alarme, die coverage.yaml oder ein eigenes Postmortem nennt und kein geltendes Runbook. Ob die Regeln der Überwachung zu den Runbooks passen, prüft der Befehl „npm run alerts“.',
        nothing: 'Es ist kein Alarm genannt.',
      },
      runbooks: {
        title: 'Runbooks ohne Übung',
        text: 'Geltende Runbooks, die weder bei einer Übung noch bei einem eigenen Vorfall erprobt wurden.',
        nothing: 'Es gibt noch kein Runbook.',
      },
      incidents: {
        title: 'Vorfälle ohne abgeschlossene Aufarbeitung',
        text: 'Eigene Vorfälle, die vor mehr als 30 Tagen endeten und deren Postmortem noch vorläufig ist. Entwürfe sind nicht öffentlich und nicht mitgezählt.',
        nothing: 'Es ist kein eigener Vorfall veröffentlicht, der zu Ende ist.',
      },
      actions: {
        title: 'Maßnahmen ohne Zuständige',
        text: 'Offene Maßnahmen nach eigenen Vorfällen, die kein Team nennen.',
        nothing: 'Es ist keine offene Maßnahme nach einem eigenen Vorfall veröffentlicht.',
      },
    },
    ended: (day) => `zu Ende am ${day}`,
  },

  openness: {
    title: 'Wie offen ist unser Betrieb?',
    text: 'Fragen, die aus den vier Grundsätzen von Open Operations folgen, in unseren Worten. Jede beantwortet, was hier veröffentlicht ist, oder noch nichts. Es gibt keine Punkte: Eine Zahl sagt, wie viel zu lesen ist, nicht, wie gut es ist.',
    principle: {
      'community-of-practice': 'Eine Gemeinschaft der Praxis',
      'shared-knowledge': 'Wissen wird geteilt',
      'transparent-incidents': 'Vorfälle werden offen erzählt',
      'transparent-processes': 'Die Arbeitsweise wird gezeigt',
    },
    noEvidence: 'Noch kein Nachweis.',
    question: {
      change: 'Sehen alle, wo man eine Änderung dieses Handbuchs vorschlägt?',
      contact: 'Erreicht man uns, ohne irgendwo ein Konto zu haben?',
      adopted: 'Nehmen wir auf, was andere geschrieben haben?',
      signed: 'Stehen andere mit ihrem Namen für das Manifest?',
      license: 'Dürfen alle weiterverwenden, was hier steht?',
      runbooks: 'Können andere nach unseren Anleitungen arbeiten?',
      exercised: 'Wurden diese Anleitungen erprobt?',
      reviewed: 'Hat jemand bestätigt, dass die Seiten noch stimmen?',
      incidents: 'Erzählen wir, was bei uns ausfiel?',
      'near-misses': 'Erzählen wir, was beinahe ausfiel?',
      lessons: 'Sagen wir, was wir daraus gelernt haben?',
      actions: 'Sagen wir, was aus dem Beschlossenen wurde?',
      processes: 'Sehen andere, wie wir arbeiten?',
      people: 'Zeigen wir, wie Menschen zusammenarbeiten, nicht nur, was sie tun?',
      controls: 'Findet, wer uns prüft, unsere Nachweise?',
      unpublished: 'Sagen wir, was wir zurückhalten, und warum?',
    },
    answer: {
      change: () => 'Ja:',
      contact: () => 'Ja:',
      adopted: (n) => `${count(n, 'Seite ist', 'Seiten sind')} von anderswo übernommen, mit Herkunft und Lizenz.`,
      signed: (n) => `${count(n, 'Organisation hat', 'Organisationen haben')} unterzeichnet.`,
      license: () => 'Ja, unter',
      runbooks: (n) => (n === 1 ? 'Nach einem geltenden Runbook.' : `Nach ${n} geltenden Runbooks.`),
      exercised: (n, of) => (of === 1 ? `${n} von einem geltenden Runbook.` : `${n} von ${of} geltenden Runbooks.`),
      reviewed: (n, of) =>
        `Für ${n} von ${of === 1 ? 'einer geltenden Seite' : `${of} geltenden Seiten`} gilt eine Prüfung, die nicht überfällig ist.`,
      incidents: (n) => (n === 1 ? 'In einem eigenen Postmortem.' : `In ${n} eigenen Postmortems.`),
      'near-misses': (n) =>
        n === 1 ? 'Im Postmortem eines Beinahe-Vorfalls.' : `In ${n} Postmortems von Beinahe-Vorfällen.`,
      lessons: (n, of) =>
        of === 1 ? `In ${n} von einem eigenen Postmortem.` : `In ${n} von ${of} eigenen Postmortems.`,
      actions: (n, of) =>
        `Von ${n} der ${count(of, 'Maßnahme', 'Maßnahmen')} nach eigenen Vorfällen ist der Stand veröffentlicht.`,
      processes: (n) => (n === 1 ? 'In einem geltenden Prozess.' : `In ${n} geltenden Prozessen.`),
      people: (n) => (n === 1 ? 'In einem Prozess über Menschen.' : `In ${n} Prozessen über Menschen.`),
      controls: (n, of) =>
        `${n} von ${of === 1 ? 'einer verzeichneten Kontrolle hat' : `${of} verzeichneten Kontrollen haben`} einen geltenden Prozess.`,
      unpublished: (n) => `${count(n, 'Teil', 'Teile')} des Betriebs, jeder mit seinem Grund.`,
    },
    example: (n) => (n === 1 ? 'Siehe' : 'Darunter'),
    see: 'Siehe',
    index: {
      actions: 'Maßnahmen',
      controls: 'Nachweise zu Kontrollen',
      signed: 'Unterzeichner',
      unpublished: 'Bekannt und nicht veröffentlicht',
    },
  },
}
