/** How German blames. */
import type { BlamingWords } from './blame.ts'

export const german: BlamingWords = {
  people: {
    words: {
      // A word may be the last part of a compound; “Kubernetes-Operator” is software, “Mitarbeiternetz” is no person.
      he: '(?:(?<!-)(?:(?:netzwerk|datenbank|cluster|system|speicher|wartungs|bereitschafts|plattform|service)?(?:operator|administrator|admin|ingenieur|techniker|verwalter|entwickler|betreuer|manager|leiter))|(?:change|release|incident)-?(?:manager|verantwortliche)|schichtleiter|teamleiter|einsatzleiter|betriebsleiter|kollege|mitarbeiter|bediener|anwender|nutzer|programmierer|architekt|praktikant|prüfer|reviewer|autor|schreiber|dienstleister|fachbereich|betrieb(?! (?:von|der|des))|diensthabende|verantwortliche|zuständige|bereitschaftsdienst|bereitschaftshabende|dienst|mensch|chef|vorgesetzte)',
      she: '(?:[a-zß-ÿ-]{0,25}(?:ingenieurin|administratorin|technikerin|entwicklerin|kollegin|mitarbeiterin|operatorin|bedienerin|leiterin|managerin|reviewerin)|bereitschaft|schicht|nachtschicht|frühschicht|spätschicht|mannschaft|betriebsmannschaft|teamleitung|leitung|[a-zß-ÿ]{0,15}gruppe|person)',
      it: '(?:(?:[a-zß-ÿ-]{0,25})team|[a-zß-ÿ]{0,20}personal)',
      they: '(?:(?<!-)(?:[a-zß-ÿ]{0,20}(?:ingenieure|ingenieurinnen|administratoren|admins|operatoren|techniker|entwickler|mitarbeiter|kolleginnen|kollegen|netzwerker|nutzer|redakteure|leiter|architekten))|leute|verantwortlichen|beteiligten|teams|menschen)',
      one: '(?:wir|ich|man|jemand|irgendwer|irgendjemand|(?:herr|frau) [a-zß-ÿ]+)(?![a-zß-ÿ])',
      adjective: '(?:(?!(?:des|der|dem|den|die|das|von|für|und|im|in|am|auf|an|mit) )[a-zß-ÿ-]{2,25} ){0,2}?',
    },
    // Only the subject can be meant: “der” before a masculine noun is the nominative, “den” and “dem” are not.
    subject: '{one}|(?:der|ein|unser|kein|dieser) {adjective}{he}(?![a-zß-ÿ-])',
    // “Die Kollegen” and “das Team” are objects, too: they are the subject where no other stands before.
    perhaps:
      '(?<!(?:für|an|auf|über|durch|um|ohne|gegen|in|hinter) )(?:die|eine|unsere|beide|diese|das|ein|unser) {adjective}(?:{they}|{she}|{it})(?![a-zß-ÿ-])',
    mentioned: '(?:{they}|{he}|{she}|{it})(?:s|en|n)?(?![a-zß-ÿ-])',
  },
  clause: '{who}{relative} {gap}',
  words: {
    adjective: '(?:(?!(?:des|der|dem|den|die|das|von|für|und|im|in|am|auf|an|mit) )[a-zß-ÿ-]{2,25} ){0,2}?',
    surely: '\\uE000+',
    maybe: '\\uE001+',
    who: '[\\uE000\\uE001]+',
    person: '[\\uE000-\\uE002]+',
    gap: '(?:(?!hätten?(?![a-zß-ÿ]))[a-zß-ÿ0-9\\uFFFC\\uE000-\\uE002-]+(?:\\.\\d+)? ){0,9}?',
    words: '(?: (?!hätten?(?![a-zß-ÿ]))[a-zß-ÿ0-9\\uFFFC\\uE000-\\uE002-]+(?:\\.\\d+)?){0,9}?',
    of: '(?:des|der|eines|einer|unseres|unserer|vom|von|beim|bei|durch) (?:den |die |dem |der |einen |einem |das )?{adjective}{person}',
    relative: '(?:,? (?:der|die|das) [^,.;:]{1,80},)?',
    modal: '(?<!werden )(?:müssen|sollen|dürfen|können)',
    careless:
      '(?:grob )?(?:fahrlässig(?:erweise)?|nachlässig|leichtfertig|leichtsinnig|schlampig|gedankenlos|unaufmerksam|inkompetent|sorglos|überfordert|verantwortungslos)(?:e[rsnm]?)?',
  },
  aboutBlame: [
    '(?:ohne )?schuldzuweisung(?:en)?',
    '(?:keine|nicht|niemand|nie|statt|ohne)(?: [a-zß-ÿ-]+){0,4}? (?:schuld|schreiben|sagen|fragen|fragt|formulieren)',
    '(?:schreiben|fragen|sagen|suchen)(?: wir)? (?:nie|nicht|niemals)',
    '(?:wörter|worte|begriffe|ausdrücke|formeln?) wie',
    'geht (?:hier )?nicht (?:darum|um)',
    'schütz(?:t|en) (?:davor|vor|gegen)|verhinder(?:t|n)',
  ],
  denial:
    'nicht|kein(?:e[nrms]?)?|nie|niemals|niemand|ob|statt|anstatt|weder|noch|wort|begriff|formel|vor|gegen|es(?= $)|vermeiden',
  kinds: [
    {
      kind: 'human-error',
      turned: 'Der Befehl nahm eine Liste von Servern ohne Untergrenze an.',
      deniable: true,
      patterns: [
        'menschliche[nrms]? (?:versagens?|fehlers?|irrtums?|fehlverhaltens?|fehlleistung)',
        '(?:bedien|anwender|benutzer|bedienungs)fehlers?(?! (?:werden|sind|erscheinen))',
        'fehlbedienung(?:en)?',
        'vor dem (?:bildschirm|rechner|monitor)',
        'versagen {of}',
      ],
    },
    {
      kind: 'cause',
      turned: 'Die Änderung bestand Prüfung und Tests; beide maßen die Last nicht.',
      deniable: true,
      people: ['(?:ist|sind|war|waren) schuld'],
      patterns: [
        '(?:schuld|ursache|auslöser|grund|ursächlich)(?: (?:des|der|für|an) (?:[a-zß-ÿ-]+(?: )?){1,3}?)? (?:war|ist|waren|sind) (?:(?:der|die|das|ein|eine) {adjective})?{person}',
        '(?:schuld|verantwortung|fehler) (?:[a-zß-ÿ]+ )?(?:[a-zß-ÿ]+ )?(?:liegt|lag|trägt|tragen|trug) (?:bei(?:m)? |der |das |die )(?:der |den |dem |unserem )?{adjective}{person}',
        'verantwortlich(?: für [a-zß-ÿ\\s]{1,40}?)? (?:ist|war|sind|waren) (?:(?:der|die|das|ein|eine) {adjective})?{person}',
        'für (?:den|die|das) (?:ausfall|störung|vorfall|datenverlust|fehler) (?:ist|war|sind|waren) {who} verantwortlich',
        'für (?:den|die|das) (?:ausfall|störung|vorfall|datenverlust|fehler) verantwortlich',
        '(?:fehler|versehen|irrtum|missgeschick|flüchtigkeitsfehler|tippfehler|patzer|schnitzer|unachtsamkeit|leichtfertigkeit|unerfahrenheit|nachlässigkeit|schusseligkeit)s? {of}',
        'versehen(?:s)? {of}|fehler (?:des|der|eines|einer|unseres) {adjective}{person}',
        'von (?:einem|einer|dem|der|den|unserem) {adjective}{person} (?:verschuldet|verursacht)',
        'verursachte(?:n)? (?:(?:ein|der|eine|die|das) {adjective})?{person}',
        'lag (?:am|an der|an den) {adjective}{person}',
      ],
    },
    {
      kind: 'counterfactual',
      turned: 'Kein Schritt des Ablaufs sah einen Test der Wiederherstellung vor.',
      patterns: [
        '{surely}{relative}{words} hätten?{words} (?!werden ){modal}',
        '(?<!(?:hätten?|wie|was|ob) [^.;]{0,60}){maybe}{relative}{words} hätten?{words} {modal}',
        'hätten? (?:hier |das |es |dies |doch |doch nur )?{surely}{words} {modal}',
        '(?<!(?:der|die|das|ein|eine|welches|welche|dieser?) [^,.;:]{0,60})hätten? {maybe}{words} {modal}',
        '(?:er|sie)(?: [a-zß-ÿ-]+){0,6}? hätten?(?: [a-zß-ÿ-]+){0,6}? (?:wissen|fragen|bemerken|lesen|melden|nachfragen|prüfen|anrufen|tun|verstehen|merken|nachdenken) {modal}',
        '(?:das|dies|es) hätte (?:dem|der|den|unserem|uns|ihm|ihr|ihnen|jedem|allen)(?: [a-zß-ÿ-]+){0,3}? auffallen (?:müssen|sollen|können)',
        'hätte(?:n)?{words} (?:bemerkt|getestet|hinterfragt|gelesen|eskaliert|abgestimmt|nachgefragt|kontrolliert) werden (?:müssen|sollen)',
        'hätte(?:n)?{words} (?:von|durch) (?:den|dem|der|die|einem|einer|unseren) {adjective}{person}{words} werden (?:müssen|sollen|können)',
        '(?:hätten?|wären?) (?:doch )?(?:nur )?(?:{surely}|{maybe})(?! [^,.]{0,60}(?:worden|zugang gehabt|gewusst))[^,.;]{2,80}, (?:wäre|hätte|würde)n?',
        'hätten? doch (?:nur )?{who}',
        'wenn {who}[^,.;]{2,60}(?<!worden) hätten?(?=(?: )?[,.]|$)',
        'es hätte (?:genügt|gereicht)',
      ],
    },
    {
      kind: 'omission',
      turned: 'Auf dem Schirm unterschied nichts den Standby vom Primärsystem.',
      people: [
        '(?:hat|habe|haben|hatte|hatten)(?: [a-zß-ÿ0-9-]+){0,8}? (?:vergessen|übersehen|ignoriert|versäumt|verschlafen|verpasst|unterlassen|vernachlässigt|missachtet|umgangen|übersprungen|geschlafen|weggeklickt|nichts gelernt|versagt)',
        '(?:vergessen|übersehen|ignoriert|versäumt|verschlafen|verpasst|unterlassen|vernachlässigt|missachtet) (?:hat|haben|hatte|hatten)',
        '(?:vergaß|vergaßen|übersah|übersahen|versäumten?|missachteten?|ignorierten?|vernachlässigten?|unterließ|unterließen|verpassten?|verschlief|verschliefen|übersprang)',
        '(?:nicht geprüft|nicht getestet|nicht gelesen|nicht befolgt|nicht abgestimmt) hatt?en?',
        '(?:hat|haben|hatte|hatten){words} (?:nicht einmal|nicht) (?:gelesen|nachgedacht|aufgepasst|hingesehen|hingeschaut|ernst genommen|verstanden)',
        '(?:hat|haben){words} nicht (?:richtig |rechtzeitig |sorgfältig (?:genug )?)(?:[a-zß-ÿ-]+ )?(?:hingesehen|hingeschaut|gegeben|gearbeitet|geprüft|gelesen)',
        '(?:achtete|achteten|passte|passten)(?: [a-zß-ÿ-]+){0,3}? nicht (?:auf|darauf)',
        'nicht (?:befolgte|befolgten|aufpasste|aufpassten|nachgekommen|bei der sache)',
        '(?:setzte|setzten) sich über|verst(?:ieß|ießen|oßen) gegen',
        '(?:weigerten? sich|ließ sich ablenken|verlor die geduld)',
        '[^.]{1,60} (?:peinlich|unverzeihlich)',
      ],
      patterns: [
        'wer [a-zß-ÿ\\s]{1,40}? (?:vergessen|übersehen|versäumt) hat',
        '(?:hielt|hielten|hält) es nicht für nötig|(?:machte|machten) sich (?:nicht )?die mühe',
        '(?:hat|haben) (?:offensichtlich |wohl |offenbar )?niemand an',
        'ohne nachzudenken|ohne jede prüfung',
      ],
    },
    {
      kind: 'carelessness',
      turned: 'Beide Fenster trugen denselben Titel, und die Schicht dauerte schon elf Stunden.',
      deniable: true,
      people: [
        '{careless}',
        '(?:zu bequem|zu faul|zu langsam|in seiner hektik|aus hektik|blind)',
        '(?:nicht aufpasste|nicht aufpassten|nicht aufgepasst)',
      ],
      patterns: [
        '(?:grob )?fahrlässig(?:erweise|keit|e[rsnm]?)?|leichtfertig(?:keit)?|leichtsinnig|leichtsinn|gedankenlos|schlampig(?:e[rsnm]?)?|schlamperei|geschlampt|gepfuscht|pfusch|vermasselt|schusseligkeit',
        'nachlässig(?:keit)?|nachlässige[rsnm]? (?:arbeit|kollege|mitarbeiter)',
        'unachtsamkeit|unaufmerksamkeit|inkompeten[tz]|unwissenheit|unverzeihlich',
        '(?:mangelnde[rsn]?|fehlende[rsn]?) (?:sorgfalt|aufmerksamkeit|disziplin|kompetenz|umsicht)',
        '(?:mehr|besserer|sorgfältiger) (?:sorgfalt|arbeit {of})',
        '(?:unerfahrene|unaufmerksame|überforderte|übermüdete)[rsn]? {person}',
        '(?:nicht (?:sorgfältig|gründlich|aufmerksam) genug)',
        '(?:nicht|offenbar nicht), was (?:er|sie) tat(?:en)?|es besser (?:wusste|wussten|wissen)',
        'dumme[rn]? (?:fehler|patzer)|grobe[rn]? schnitzer|naiv unterschätzt',
        'seiner verantwortung nicht nachgekommen',
      ],
    },
    {
      kind: 'slip',
      turned: 'Das Werkzeug lief gegen den Host des offenen Fensters und fragte nicht nach dessen Namen.',
      people: [
        '(?:versehentlich|aus versehen|fälschlicherweise|fälschlich|irrtümlich|irrtümlicherweise)',
        '(?:einen|den|diesen) (?:[a-zß-ÿ-]+ )?(?:fehler|schnitzer) (?:gemacht|begangen)',
        '(?:vertippte|verwechselte|verwechselten|vertan|vertippt|verwechselt)',
        'kaputt gemacht',
        'falsch (?:gelesen|eingegeben|verstanden|bedient)',
        '(?:zog|tippte|drückte|löschte|gab|steckte)(?: [a-zß-ÿ-]+){0,4}? (?:das|den|die) falsche[nrms]?',
      ],
      patterns: [],
    },
    {
      kind: 'belittling',
      turned: 'Das Runbook lag drei Links vom Alarm entfernt.',
      people: [
        'hätten?{words} (?:einfach|nur|bloß|lediglich|schlicht)',
        '(?:hat|haben){words} (?:einfach|schlicht|schlichtweg)',
      ],
      patterns: [
        '(?:{who}|sie) (?:muss|müssen|musste|mussten) (?:doch |einfach )(?:nur |einmal )?',
        '(?:natürlich|selbstverständlich|offensichtlich) hätten? {who}',
        '(?:offensichtlich|offenkundig) hat (?:niemand|keiner)',
        'kommt davon, wenn',
      ],
    },
    {
      kind: 'appeal',
      turned: 'Das Werkzeug fragt nun nach dem Namen des Hosts, bevor es löscht.',
      people: ['(?:wurde|wurden)(?: [a-zß-ÿ-]+){0,3}? (?:ermahnt|abgemahnt|verwarnt|gerügt|angewiesen, künftig)'],
      patterns: [
        'besser aufpassen|mehr sorgfalt|sorgfältiger (?:arbeiten|sein|werden|vorgehen)|gewissenhafter|vorsichtiger (?:sein|arbeiten)',
        'schulungsproblem|sorgfaltspflicht',
      ],
    },
  ],
}
