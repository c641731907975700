/** Die Felder eines Postmortems auf Deutsch. */
import type { FrontMatter } from '../../model/index.ts'
import { common, controls, evidence, principles, timeZone } from './de-common.ts'
import type { FieldTexts } from './texts.ts'

export const postmortem: FieldTexts<FrontMatter<'postmortem'>> = {
  ...common,
  status: [
    'Stand',
    'Wie weit der Text ist. Davon hängt ab, was er sagen muss.',
    {
      draft: 'wird geschrieben; nur in `dev` zu sehen',
      'in-review': 'wird geprüft; nur in `dev` zu sehen',
      preliminary: 'öffentlich, kann sich noch ändern',
      final: 'öffentlich und vollständig',
      withdrawn: 'gilt nicht mehr; behält seine Adresse und sagt es',
    },
  ],
  type: [
    'Art',
    'Um was für ein Ereignis es geht.',
    {
      incident: 'Nutzer haben es bemerkt',
      'near-miss': 'es wurde bemerkt, bevor Nutzer es konnten',
      exercise: 'es war eine Übung',
    },
  ],
  origin: [
    'Herkunft',
    'Steht da, wenn der Vorfall einer anderen Organisation widerfuhr: wessen er war und woher die Angaben stammen.',
    {
      organisation: ['Organisation', 'Wessen Vorfall es war.'],
      product: ['Produkt', 'Was betroffen war, unter seinem eigenen Namen.'],
      sources: [
        'Quellen',
        'Die veröffentlichten Texte, aus denen die Angaben stammen.',
        {
          url: ['Adresse', 'Wo die Quelle veröffentlicht ist.'],
          title: ['Titel', 'Wie die Quelle heißt.'],
          evidence: ['Beleg', 'Wie nah die Quelle an denen ist, die es wissen.', evidence],
          note: ['Anmerkung', 'Was über diese Quelle zu wissen ist.'],
        },
      ],
      evidence: ['Beleglage', 'In einem Satz: wie gut die Angaben belegt sind und was nicht gelesen wurde.'],
      read: ['Gelesen', 'Der Tag, an dem die Quellen gelesen wurden.'],
    },
  ],
  owner: ['Zuständig', 'Das Team aus teams.yaml, das für dieses Postmortem einsteht.'],
  severity: [
    'Schweregrad',
    'Kennung eines Schweregrads aus handbook.yaml. Bei anderen Organisationen nur, wenn sie einen veröffentlicht haben.',
  ],
  severityPublished: [
    'Schweregrad, wie veröffentlicht',
    'Das eigene Wort der anderen Organisation für den Schweregrad.',
  ],
  services: ['Dienste', 'Dienste, die betroffen waren.'],
  regions: ['Regionen', 'Orte, die betroffen waren, mit ihrem Namen.'],
  timeZone,
  times: [
    'Zeiten',
    'Die Zeitpunkte, aus denen die Dauern berechnet werden. Was fehlt, wurde nicht veröffentlicht.',
    {
      faultIntroduced: ['Fehler entsteht', 'Wann der Fehler ins System kam, vielleicht Jahre bevor etwas geschah.'],
      trigger: ['Auslöser', 'Wann das Ereignis eintrat, das den Fehler auslöste.'],
      impactStart: [
        'Auswirkung beginnt',
        'Der erste Moment, in dem Nutzer etwas bemerken konnten, auch wenn er erst später gefunden wurde.',
      ],
      detected: ['Entdeckt', 'Das erste Signal, das den Betrieb erreichte, auf welchem Weg auch immer.'],
      acknowledged: ['Angenommen', 'Wann ein Mensch die Arbeit daran aufnahm.'],
      declared: ['Zum Vorfall erklärt', 'Wann es Vorfall genannt wurde.'],
      firstNotice: ['Erste Mitteilung', 'Das erste öffentliche Wort an die Kunden.'],
      causeIdentified: ['Ursache verstanden', 'Wann der Mechanismus verstanden war.'],
      mitigated: [
        'Eingedämmt',
        'Wann die Auswirkung auf Nutzer wieder im Zielbereich lag, wenn auch durch eine Behelfslösung.',
      ],
      impactEnd: ['Auswirkung endet', 'Die letzte Folge, die Nutzer bemerken konnten, Rückstau eingeschlossen.'],
      resolved: ['Behoben', 'Wann die Behebung oder ein sicherer Zustand bestätigt und aufgeräumt war.'],
    },
  ],
  impactWindows: [
    'Zeiträume der Auswirkung',
    'Zeiträume mit je einem Ausmaß. Sie dürfen sich überschneiden; zusammengenommen sind sie die Dauer der Auswirkung.',
    {
      from: ['Von', 'Wann der Zeitraum beginnt.'],
      to: ['Bis', 'Wann er endet. Fehlt, solange die Auswirkung andauert.'],
      atLeast: [
        'Mindestens',
        'true, wenn die Auswirkung länger dauerte, als `to` sagt, und nicht veröffentlicht wurde, bis wann.',
      ],
      level: [
        'Ausmaß',
        'Wie schlimm es in diesem Zeitraum für Nutzer war.',
        {
          none: 'Nutzer merkten nichts',
          degraded: 'langsamer oder mit Fehlern',
          partial: 'ein Teil der Nutzer oder Funktionen hatte nichts',
          full: 'niemand hatte etwas',
        },
      ],
      services: ['Dienste', 'Welche Dienste, wenn nicht alle des Vorfalls.'],
      note: ['Anmerkung', 'Was dieser Zeitraum für Nutzer bedeutete.'],
    },
  ],
  impact: [
    'Auswirkung',
    'Wer betroffen war und wie sehr.',
    {
      text: ['Text', 'Was Nutzer nicht tun konnten, in ihren Worten.'],
      customersAffected: ['Betroffene Kunden', 'Wie viele Kunden etwas bemerkten.'],
      customersTotal: ['Kunden insgesamt', 'Wie viele Kunden es damals gab.'],
      percent: [
        'Prozent',
        'Betroffener Anteil der Kunden, des Verkehrs oder der Anfragen, von 0 bis 100; wovon, sagt `unit`.',
      ],
      unit: ['Bezug', 'Was der Prozentsatz zählt.'],
      requestsFailed: ['Fehlgeschlagene Anfragen', 'Wie viele Anfragen mit einem Fehler endeten.'],
      recordsLost: [
        'Verlorene Datensätze',
        'Wie viele Datensätze sich nicht wiederherstellen ließen. 0 heißt: keiner ging verloren.',
      ],
      recordsExposed: [
        'Offengelegte Datensätze',
        'Wie viele Datensätze andere sehen konnten. 0 heißt: keiner wurde offengelegt.',
      ],
      supportCases: ['Supportfälle', 'Wie viele Kunden schrieben oder anriefen.'],
      dataLost: ['Verlorene Daten', 'Was endgültig verloren ging, in Worten.'],
      estimate: ['Schätzung', 'Wahr, wenn die Zahlen geschätzt sind.'],
      method: ['Verfahren', 'Wie die Zahlen ermittelt wurden.'],
    },
  ],
  detection: [
    'Entdeckung',
    'Wie es bemerkt wurde.',
    {
      method: [
        'Weg',
        'Auf welchem Weg das erste Signal kam.',
        {
          alert: 'ein Alarm der Überwachung',
          synthetic: 'ein Test, der einen Nutzer nachstellt',
          'customer-report': 'ein Kunde schrieb oder rief an',
          employee: 'jemand im Haus sah es',
          partner: 'ein Partner oder Lieferant meldete es',
          regulator: 'eine Behörde meldete es',
          social: 'jemand schrieb öffentlich darüber',
          'scheduled-check': 'eine Prüfung, die ohnehin anstand',
          unknown: 'der Weg ist nicht bekannt',
        },
      ],
      signal: ['Signal', 'Was zu sehen war.'],
      alert: ['Alarm', 'Der genaue Name des Alarms.'],
    },
  ],
  trigger: [
    'Auslöser',
    'Was es auslöste.',
    {
      type: [
        'Art',
        'Was für ein Ereignis es auslöste.',
        {
          deploy: 'eine neue Fassung wurde ausgerollt',
          config: 'eine Einstellung wurde geändert',
          maintenance: 'geplante Arbeiten',
          traffic: 'mehr oder andere Last als sonst',
          hardware: 'ein Bauteil fiel aus',
          time: 'ein Datum, eine Uhr oder ein Zeitplan',
          expiry: 'ein Zertifikat, eine Lizenz oder eine Frist lief ab',
          dependency: 'etwas, das andere betreiben, fiel aus oder änderte sich',
          attack: 'jemand wollte schaden',
          data: 'unerwartete Inhalte',
          unknown: 'nicht bekannt',
        },
      ],
      text: ['Text', 'Das Ereignis, das es auslöste. Ein Auslöser ist keine Ursache.'],
    },
  ],
  contributingFactors: [
    'Beitragende Faktoren',
    'Was es möglich, länger oder schlimmer machte. Es ist nie nur einer.',
    {
      class: [
        'Klasse',
        'Wo der Faktor liegt.',
        {
          technical: 'ein Fehler oder eine Eigenschaft von Software oder Hardware',
          tooling: 'die Werkzeuge des Betriebs',
          process: 'wie gearbeitet, geprüft oder freigegeben wird',
          organisation: 'wer wofür zuständig ist und wie Teams geschnitten sind',
          communication: 'wer was wusste und wann erfuhr',
          monitoring: 'was zu sehen war und was nicht',
          capacity: 'zu wenig von etwas',
          dependency: 'etwas, das andere betreiben oder herstellen',
          design: 'wie das System gebaut ist',
          environment: 'Strom, Kühlung, Wetter, das Gebäude',
        },
      ],
      text: ['Text', 'Was den Vorfall möglich, länger oder schlimmer machte.'],
      existedSince: ['Besteht seit', 'Seit wann es den Faktor gab.'],
    },
  ],
  rootCause: ['Ursachensatz', 'Ein Satz, wo ein Kundenvertrag oder eine Behörde einen verlangt.'],
  resolution: [
    'Ende der Auswirkung',
    'Was sie beendete.',
    {
      kind: [
        'Art',
        'Was die Auswirkung beendete.',
        {
          rollback: 'die Änderung wurde zurückgenommen',
          'fix-forward': 'eine neue Änderung behob es',
          restart: 'etwas wurde neu gestartet',
          failover: 'etwas anderes übernahm',
          restore: 'Daten kamen aus einer Sicherung zurück',
          disable: 'der Teil wurde abgeschaltet',
          'traffic-shift': 'Last wurde umgeleitet',
          vendor: 'der Hersteller behob es',
          'self-healed': 'es endete von selbst',
          unknown: 'nicht bekannt',
        },
      ],
      text: ['Text', 'Was getan wurde.'],
    },
  ],
  timeline: [
    'Zeitverlauf',
    'Was wann geschah, der Reihe nach.',
    {
      at: ['Um', 'Wann es geschah, mit Abstand zu UTC.'],
      until: ['Bis', 'Wann es endete, wenn es dauerte.'],
      precision: [
        'Genauigkeit',
        'Wie genau die Zeit bekannt ist; steht neben ihr.',
        { minute: 'auf die Minute', hour: 'auf die Stunde', day: 'nur der Tag ist bekannt', approx: 'ungefähr dann' },
      ],
      event: ['Ereignis', 'Was geschah, in ein oder zwei Sätzen, mit Rollen statt Namen.'],
      type: [
        'Art',
        'Was für ein Ereignis es war.',
        {
          change: 'etwas am System wurde geändert',
          symptom: 'etwas verhielt sich falsch',
          detection: 'jemand oder etwas bemerkte es',
          decision: 'Menschen entschieden, was zu tun ist',
          action: 'etwas wurde dagegen getan',
          communication: 'jemandem wurde es mitgeteilt',
          recovery: 'etwas ging wieder',
          note: 'was sonst zu wissen ist',
        },
      ],
      source: ['Quelle', 'Woher das bekannt ist: Messwert, Protokoll, Seite. Eine Webadresse wird zum Link.'],
      confidence: ['Belegt durch', 'Wie gut es belegt ist.', evidence],
    },
  ],
  actions: [
    'Maßnahmen',
    'Was zu tun beschlossen wurde.',
    {
      id: ['Kennung', 'Eindeutig im Postmortem, für immer.'],
      text: ['Text', 'Was anders sein wird, wenn es getan ist. Sagt, was getan wird, und hat ein Ende.'],
      class: [
        'Klasse',
        'Was sie gegen Vorfälle wie diesen bewirkt.',
        {
          prevent: 'verhindert eine Wiederholung',
          detect: 'hilft früher zu entdecken',
          mitigate: 'macht es kleiner oder kürzer',
          respond: 'ändert, wie wir reagieren',
          repair: 'stellt Daten oder Vertrauen wieder her',
          investigate: 'klärt, was noch nicht bekannt ist',
        },
      ],
      owner: ['Zuständig', 'Das Team, das es tut. Nie eine Person.'],
      ownerName: [
        'Name der Zuständigen',
        'Der Name des Teams, wie veröffentlicht: bei anderen Organisationen, deren Teams nicht in teams.yaml stehen.',
      ],
      due: ['Fällig', 'Der Tag, bis zu dem es getan ist.'],
      dueText: ['Fällig, wie veröffentlicht', 'Ein Termin, der kein Tag ist.'],
      status: [
        'Stand',
        'Wie es darum steht. Ob sie überfällig ist, wird berechnet.',
        {
          open: 'beschlossen, nicht begonnen',
          'in-progress': 'jemand arbeitet daran',
          blocked: 'wartet auf anderes',
          done: 'erledigt; wann, sagt „closed“',
          superseded: 'durch anderes ersetzt; wodurch, sagt „reason“',
          'wont-do': 'aufgegeben; warum, sagt „reason“',
          unknown: 'eine andere Organisation hat nicht veröffentlicht, was daraus wurde',
        },
      ],
      tracker: ['Vorgang', 'Wo die Arbeit verfolgt wird.'],
      closed: ['Abgeschlossen', 'Der Tag, an dem sie erledigt oder aufgegeben wurde.'],
      reason: ['Grund', 'Warum sie ersetzt wurde oder nicht umgesetzt wird.'],
    },
  ],
  noActions: ['Keine Maßnahmen', 'Warum nichts zu tun beschlossen wurde, wenn das der Beschluss war.'],
  lessons: [
    'Was wir lernen',
    'Was half, was es schwerer machte und wo es Glück brauchte.',
    {
      wentWell: ['Was half', 'Was gut ging.'],
      wentPoorly: ['Was es schwerer machte', 'Was im Weg stand.'],
      lucky: ['Wo es Glück brauchte', 'Was schlimmer hätte kommen können und es nur durch Zufall nicht tat.'],
    },
  ],
  communications: [
    'Mitteilungen',
    'Was Kunden und Öffentlichkeit erfuhren, wann und wo.',
    {
      at: ['Um', 'Wann es gesendet wurde.'],
      channel: [
        'Kanal',
        'Auf welchem Weg Kunden es erfuhren.',
        {
          'status-page': 'die öffentliche Statusseite',
          email: 'Mail an Kunden',
          social: 'soziale Medien',
          blog: 'das Blog der Organisation',
          press: 'eine Pressemitteilung',
          portal: 'das Portal, in dem Kunden sich anmelden',
          regulator: 'eine Meldung an eine Behörde',
          other: 'auf anderem Weg',
        },
      ],
      text: ['Text', 'Was gesagt wurde, in Kürze.'],
      url: ['Adresse', 'Wo es veröffentlicht wurde.'],
    },
  ],
  runbooks: [
    'Runbooks',
    'Runbooks, die benutzt wurden oder bei einem Vorfall wie diesem helfen würden.',
    {
      id: ['Runbook', 'Die Kennung des Runbooks.'],
      worked: [
        'Hat funktioniert',
        'Ob es ans Ziel führte. Fehlt, wenn es nicht benutzt wurde.',
        {
          yes: 'es führte ans Ziel, wie es geschrieben steht',
          partly: 'es half, aber nicht bis zum Ende',
          no: 'es half nicht',
        },
      ],
      note: ['Anmerkung', 'Was fehlte oder stimmte.'],
    },
  ],
  processes: ['Prozesse', 'Prozesse, die dieser Vorfall auf die Probe stellte oder änderte.'],
  related: [
    'Verwandt',
    'Andere Vorfälle.',
    {
      id: ['Postmortem', 'Die Kennung des anderen Postmortems.'],
      relation: [
        'Beziehung',
        'Wie die beiden zusammengehören.',
        {
          'same-factor': 'beide teilen einen beitragenden Faktor',
          'led-to': 'der andere folgte aus diesem',
          'recurrence-of': 'dieser ist eine Wiederholung des anderen',
          'same-day': 'beide geschahen am selben Tag',
          'see-also': 'neben diesem lesenswert',
        },
      ],
    },
  ],
  principles,
  controls,
  controlResults: [
    'Ergebnisse zu Kontrollen',
    'Kontrollen, die der Vorfall belegte, auf die Probe stellte oder verfehlt fand. Was hier steht, muss nicht auch unter den Kontrollen stehen.',
    {
      id: ['Kontrolle', 'Die Kontrolle, als Rahmenwerk:Kontrolle.'],
      result: [
        'Ergebnis',
        'Was der Vorfall von ihr zeigte.',
        {
          demonstrated: 'was sie verlangt, hat sich bewährt',
          tested: 'sie wurde auf die Probe gestellt; wie es ausging, sagt der Text',
          failed: 'was sie verlangt, fehlte oder half nicht',
        },
      ],
      note: ['Anmerkung', 'Was zu sehen war.'],
    },
  ],
  published: ['Veröffentlicht', 'Der Tag, an dem dieses Postmortem zuerst öffentlich wurde.'],
  revisions: [
    'Revisionen',
    'Änderungen am veröffentlichten Text, die älteste zuerst.',
    {
      day: ['Tag', 'Der Tag der Änderung.'],
      status: [
        'Stand',
        'Der Stand nach der Änderung.',
        {
          preliminary: 'öffentlich, kann sich noch ändern',
          final: 'öffentlich und vollständig',
          withdrawn: 'gilt nicht mehr; behält seine Adresse',
        },
      ],
      change: ['Änderung', 'Was sich für Lesende änderte.'],
    },
  ],
  redactions: [
    'Auslassungen',
    'Was ausgelassen wurde und warum.',
    {
      where: ['Wo', 'Was ausgelassen wurde.'],
      reason: ['Grund', 'Warum.'],
      approvedBy: ['Freigegeben durch', 'Die Rolle, die es freigegeben hat.'],
    },
  ],
}
