/** What an edition of a postmortem says, part by part, in paragraphs that can be compared with those of another edition. */

import { impactNumbers } from '../i18n/impact-numbers.ts'
import type { Formatters, Messages } from '../i18n/index.ts'
import type { ActionItem } from '../model/action-item.ts'
import { type MilestoneName, Milestones } from '../model/milestones.ts'
import type { Edition } from '../record/editions.ts'
import { type TextChange, textChanges } from '../record/text-changes.ts'

/** Names of what the catalogues hold, for one language. */
export interface Names {
  service(id: string): string
  team(id: string): string
  severity(id: string): string
}

export interface ChangedPart {
  title: string
  changes: TextChange[]
}

/** The parts in which two editions differ, in the order of the page. */
export function changedParts(
  before: Edition,
  after: Edition,
  names: Names,
  format: Formatters,
  words: Messages,
): ChangedPart[] {
  const [old, now] = [editionText(before, names, format, words), editionText(after, names, format, words)]
  return now
    .map(([title, paragraphs], index) => ({ title, changes: textChanges(old[index]![1], paragraphs) }))
    .filter(({ changes }) => changes.length > 0)
}

/** A word of its own, so that a word beside it is the same word in both editions. */
const SEPARATOR = ' · '

type Paragraph = string | undefined | false

/** Every edition has the same parts; those of which nothing was published are empty. */
function editionText(
  { data, body }: Edition,
  names: Names,
  format: Formatters,
  messages: Messages,
): [title: string, paragraphs: string[]][] {
  const { postmortem: words, revision, state } = messages
  const { times, impact, detection, trigger, rootCause, resolution, lessons, origin } = data
  const moment = (instant: string) => `${format.moment(instant)} UTC`
  const span = (from: string, to: string | undefined) =>
    to ? words.span(moment(from), moment(to)) : words.since(moment(from))
  const services = (ids: string[]) => ids.length > 0 && named(words.services, format.list(ids.map(names.service)))

  const action = ({ text, status, ...each }: ActionItem) => {
    const owner = each.owner ? names.team(each.owner) : each.ownerName
    const due = each.due ? format.day(each.due) : each.dueText
    const facts = [words.actionStatus[status], words.actionClass[each.class], owner, due && words.due(due), each.reason]
    return [text, ...facts].filter(Boolean).join(SEPARATOR)
  }
  const parts: [title: string, paragraphs: Paragraph[]][] = [
    [
      revision.head,
      [
        data.title,
        data.summary,
        named(revision.state, state[data.status]),
        data.severity && names.severity(data.severity),
      ],
    ],
    [
      words.milestones,
      (Object.keys(Milestones.shape) as MilestoneName[]).map(
        (name) => times[name] && named(words.milestone[name], moment(times[name])),
      ),
    ],
    [words.timeline, data.timeline.map(({ at, until, event }) => `${until ? span(at, until) : moment(at)}: ${event}`)],
    [
      words.impact,
      [
        impact.text,
        services(data.services),
        data.regions.length > 0 && named(words.regions, format.list(data.regions)),
        ...impactNumbers(impact, format, messages).map(({ label, value }) => named(label, value)),
        impact.method && `${words.method} ${impact.method}`,
        ...data.impactWindows.map(({ from, to, level, note, ...each }) =>
          [span(from, to), each.atLeast && words.orLater, words.level[level], services(each.services), note]
            .filter(Boolean)
            .join(SEPARATOR),
        ),
      ],
    ],
    [
      words.contributed,
      [
        trigger && named(words.trigger, trigger.text),
        detection && named(words.detection, words.noticedBy(words.detectionMethod[detection.method])),
        detection?.signal,
        detection?.alert,
        rootCause && named(words.causeStatement, rootCause),
        ...data.contributingFactors.map(({ class: kind, text }) => named(words.factorClass[kind], text)),
      ],
    ],
    [
      words.resolution,
      [
        resolution &&
          (resolution.kind === 'unknown'
            ? resolution.text
            : named(words.resolutionKind[resolution.kind], resolution.text)),
      ],
    ],
    [revision.body, body],
    [
      words.lessons,
      (['wentWell', 'wentPoorly', 'lucky'] as const).flatMap((name) =>
        lessons[name].map((lesson) => named(words[name], lesson)),
      ),
    ],
    [words.actions, [data.noActions, ...data.actions.map(action)]],
    [
      words.communications,
      data.communications.map(({ at, text, channel }) =>
        [at && moment(at), words.channel[channel], text].filter(Boolean).join(SEPARATOR),
      ),
    ],
    [
      words.sources,
      [
        origin?.evidence,
        ...(origin?.sources ?? []).map(({ title, url, evidence, note }) =>
          [title ?? url, words.evidence[evidence], note].filter(Boolean).join(SEPARATOR),
        ),
      ],
    ],
  ]
  return parts.map(([title, paragraphs]) => [title, paragraphs.filter((each): each is string => Boolean(each))])
}

function named(name: string, text: string): string {
  return `${name}: ${text}`
}
