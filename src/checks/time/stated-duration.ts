import { durationWords } from '../../i18n/duration.ts'
import type { FrontMatter } from '../../model/index.ts'
import type { MilestoneName } from '../../model/milestones.ts'
import { minutesBetween } from '../../model/time.ts'
import type { Language } from '../../model/values.ts'
import { impactDuration } from '../../record/milestones.ts'
import { validAs } from '../judged-document.ts'
import type { DocumentRule } from '../rule.ts'
import { type Sentence, sentencesOf } from '../writing/sentences.ts'
import { canMean, type SpokenDuration, spokenDurations } from './spoken-durations.ts'

/** Parts in which a duration is told as the author’s own statement about the whole incident. */
const parts = new Set(['title', 'summary', 'impact.text', 'paragraph', 'heading'])

export const statedDuration: DocumentRule = {
  id: 'stated-duration',
  severity: 'warn',
  description: 'A text that says how long the incident lasted says what its times say.',
  why: 'Two durations for one incident leave the reader with neither.',
  remedy: 'Correct the text, or the times from which the record computes. “About” allows for a fifth.',
  bad: {
    kind: 'postmortem',
    fields: {
      summary: 'The interface was unavailable for 4 hours and 17 minutes.',
      times:
        '{impactStart: 2026-01-10T10:00Z, detected: 2026-01-10T10:04Z, mitigated: 2026-01-10T10:43Z, impactEnd: 2026-01-10T10:43Z}',
      timeline:
        '[{at: 2026-01-10T10:04Z, event: An alert fires., type: detection}, {at: 2026-01-10T10:43Z, event: Errors end., type: recovery}]',
    },
  },
  good: {
    kind: 'postmortem',
    fields: {
      summary: 'The interface was unavailable for 43 minutes.',
      times:
        '{impactStart: 2026-01-10T10:00Z, detected: 2026-01-10T10:04Z, mitigated: 2026-01-10T10:43Z, impactEnd: 2026-01-10T10:43Z}',
      timeline:
        '[{at: 2026-01-10T10:04Z, event: An alert fires., type: detection}, {at: 2026-01-10T10:43Z, event: Errors end., type: recovery}]',
    },
  },
  *judge(judged) {
    const data = validAs(judged, 'postmortem')?.data
    if (!data) return
    for (const { lang, part, text, range } of judged.passages) {
      if (!parts.has(part)) continue
      const told = spokenDurations(text, lang).filter((said) => !said.bound)
      if (told.length === 0) continue
      for (const sentence of sentencesOf(text, lang)) {
        const end = sentence.start + sentence.text.length
        for (const said of told) {
          if (said.start < sentence.start || said.end > end) continue
          const subject = subjectOf(sentence, said, lang, part)
          if (!subject || isOfOthers(sentence.text, data)) continue
          const recorded = recordedMinutes(data, subject)
          if (recorded.length === 0 || recorded.some((minutes) => canMean(said, minutes))) continue
          yield {
            ...range(said.start, said.end),
            message: `the text says ${sentence.text.slice(said.start - sentence.start, said.end - sentence.start)}, the record ${durationWords(recorded[0]!)}`,
            hint: 'Correct the text, or the times and impact windows from which the record computes.',
          }
        }
      }
    }
  },
}

/** What a duration in a sentence is about: the impact as a whole, some impact, or the way to a milestone. */
type Subject = 'impact' | 'felt' | 'detected' | 'ended'

/** Words directly before and after a duration that make it one of the incident; `…` stands for the duration. */
const phrases: Record<Language, [subject: Subject, before: RegExp, after?: RegExp][]> = {
  en: [
    [
      'impact',
      /\b(?:the|this|our) (?:whole |entire )?(?:outage|disruption|incident|downtime|interruption|unavailability) (?:lasted|continued|went on)(?: for)?$/i,
    ],
    [
      'felt',
      /\b(?:was|were) (?:\w+ly )?(?:down|out|offline|unavailable|unreachable|inaccessible|disrupted|affected|not available|not reachable)(?: worldwide| globally)? for$/i,
    ],
    ['felt', /\bcould not be (?:found|reached|used|opened)(?: worldwide)? for$/i],
    ['felt', /\banswered with errors(?: worldwide| globally)? for$/i],
    ['felt', /\b(?:outage|disruption|downtime|interruption) of$/i],
    ['felt', /\b(?:an?|the|this|our)$/i, /^ (?:outage|disruption|downtime|interruption)\b/i],
    ['detected', /\b(?:was|were) (?:only )?(?:detected|noticed|discovered) (?:only )?after$/i],
    ['detected', /\btook(?: us)?$/i, /^ to (?:detect|notice|discover) (?:it|this|the)\b/i],
    ['ended', /\b(?:outage|disruption|incident|impact) was (?:mitigated|resolved) after$/i],
    ['ended', /\btook(?: us)?$/i, /^ to (?:mitigate|resolve) (?:it|this|the (?:outage|disruption|incident|impact))\b/i],
  ],
  de: [
    [
      'impact',
      /(?:^|\P{L})(?:der|die|dieser|diese) (?:gesamte |ganze )?(?:ausfall|störung|unterbrechung|vorfall) (?:dauerte|währte|hielt)(?: insgesamt)?$/iu,
    ],
    [
      'felt',
      /(?:^|\P{L})(?:war|waren)(?: [^,;:]{1,60})?$/iu,
      /^(?: lang)?(?: \p{L}+)? (?:nicht (?:mehr )?(?:erreichbar|verfügbar|nutzbar)|unerreichbar|gestört|ausgefallen|unterbrochen|offline)/iu,
    ],
    ['felt', /(?:^|\P{L})fiel(?:en)?(?: [^,;:]{1,60})?$/iu, /^(?: lang)? aus(?!\p{L})/iu],
    ['felt', /(?:^|\P{L})(?:ausfall|störung|unterbrechung) von$/iu],
    [
      'felt',
      /(?:^|\P{L})(?:der|die|das|ein|eine|einen|einem|einer|dieser|diese)$/iu,
      /^ (?:ausfall|störung|unterbrechung)/iu,
    ],
    ['detected', /(?:^|\P{L})nach$/iu, /^ (?:erkannt|bemerkt|entdeckt)/iu],
    ['ended', /(?:störung|ausfall|vorfall) (?:war|wurde) (?:erst )?nach$/iu, /^ (?:behoben|beendet|entschärft)/iu],
  ],
}

/** In a summary “it” is the incident. */
const inSummary: Record<Language, RegExp> = {
  en: /(?:^|[^\w])it lasted(?: for)?$/i,
  de: /(?:^|\P{L})(?:er|sie|es|das) dauerte(?: insgesamt)?$/iu,
}

/** How much of the sentence before and after a duration is looked at. */
const REACH = 120

/** “about”, “rund” and the like, as far as they stand between the phrase and its duration. */
const hedge =
  /\s(?:about|around|approximately|roughly|some|nearly|almost|just (?:over|under)|close to|circa|ca\.|a total of|in total|etwa|rund|ungefähr|fast|beinahe|knapp|gut|annähernd)$/i

function subjectOf(sentence: Sentence, said: SpokenDuration, lang: Language, part: string): Subject | undefined {
  const plain = sentence.text.replace(/\s/g, ' ')
  const start = said.start - sentence.start
  const end = said.end - sentence.start
  const before = plain
    .slice(Math.max(0, start - REACH), start)
    .trimEnd()
    .replace(hedge, '')
  const after = plain.slice(end, end + REACH)
  // “20 minutes to an hour”, “43 minutes before anybody noticed”
  if (
    /^,? (?:to|or|until|before|after|when|bis|oder|bevor|nachdem|als) (?!(?:detect|notice|discover|mitigate|resolve) )/i.test(
      after,
    )
  )
    return
  if (part === 'summary' && inSummary[lang].test(before)) return 'felt'
  return phrases[lang].find(([, first, last]) => first.test(before) && (last?.test(after) ?? !said.attributive))?.[0]
}

/** Reports of others, guesses and other incidents have durations of their own. */
const hearsay =
  /\b(?:reports?|reported|said|says|claims?|claimed|according|estimated?|expected|initially|would|could|might|may|if|previous|earlier|last|berichte\w*|berichtet|laut|zunächst|geschätzt|angeblich|erwartet|wäre|würde|hätte|könnte|wenn|falls|früher\w*|vorig\w*)\b/i

function isOfOthers(sentence: string, { times, impactWindows }: FrontMatter<'postmortem'>): boolean {
  const year = (times.impactStart ?? impactWindows[0]?.from)?.slice(0, 4)
  const years = sentence.match(/\b(?:19|20)\d{2}\b/g) ?? []
  const withoutCould = sentence.replace(/\bcould not be\b/i, '')
  return hearsay.test(withoutCould) || years.some((each) => each !== year)
}

const starts = {
  impact: ['impactStart'],
  felt: ['trigger', 'impactStart'],
  detected: ['trigger', 'impactStart'],
  ended: ['trigger', 'impactStart', 'detected', 'acknowledged', 'declared'],
} as const satisfies Record<Subject, readonly MilestoneName[]>

const ends = {
  impact: ['impactEnd', 'mitigated', 'resolved'],
  felt: ['impactEnd', 'mitigated', 'resolved'],
  detected: ['detected'],
  ended: ['mitigated', 'impactEnd', 'resolved'],
} as const satisfies Record<Subject, readonly MilestoneName[]>

/** Minutes that a sentence may mean, the likeliest first. Empty when the record does not know, or not yet. */
function recordedMinutes({ times, impactWindows }: FrontMatter<'postmortem'>, subject: Subject): number[] {
  const spans = starts[subject].flatMap((from) =>
    ends[subject].flatMap((to) => (times[from] && times[to] ? [minutesBetween(times[from], times[to])] : [])),
  )
  if (subject === 'detected' || subject === 'ended') return spans
  const impact = impactDuration({ times, impactWindows })
  if (impact === undefined || impact === 'ongoing') return []
  if (subject === 'impact') return [impact, ...spans]
  const levels = Object.values(Object.groupBy(impactWindows, ({ level }) => level))
  const services = Object.values(Object.groupBy(impactWindows, ({ services }) => services.join()))
  const groups = [...levels, ...services, ...impactWindows.map((window) => [window])].filter(
    (windows) => windows !== undefined,
  )
  const partial = groups.map((windows) => impactDuration({ times: {}, impactWindows: windows }))
  return [impact, ...spans, ...partial.filter((minutes) => typeof minutes === 'number')]
}
