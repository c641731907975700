/**
 * A postmortem as a feed tells it: what its page says, in the same words and the same order, as plain HTML. Nothing in it
 * depends on the day of the site, so that an entry stays as it is until somebody changes the postmortem.
 */
import type { ElementContent } from 'hast'
import { serviceName, teamName } from '../../i18n/catalogue-names.ts'
import { impactNumbers } from '../../i18n/impact-numbers.ts'
import { spanWords } from '../../i18n/incident-span.ts'
import { durationWords, formatters, messages } from '../../i18n/index.ts'
import { writeHtml } from '../../markdown/write-html.ts'
import type { ActionItem } from '../../model/action-item.ts'
import { webAddressProblem } from '../../model/web-address.ts'
import { type DurationName, durationDefinitions } from '../../record/milestones.ts'
import { type Incident, type SiteFacts, servicesOf } from '../../record/record.ts'
import { timelineDays } from '../../timeline/days.ts'
import { facts, link, list, paragraph, section, strong } from './html.ts'

/**
 * @param body the rendered text, as it can be read elsewhere
 * @param page the absolute address of its page
 */
export function postmortemContent(incident: Incident, body: string, page: string, site: SiteFacts): string {
  const { document } = incident
  const { data, lang } = document
  const all = messages(lang)
  const words = all.postmortem
  const revised = revisions(incident)
  const readOn = paragraph([link(all.feed.page, page)])
  if (data.status === 'withdrawn') return writeHtml([strong(all.stateText.withdrawn), ...revised, readOn])
  const latest = data.revisions.at(-1)
  const head = [
    ...(data.status === 'preliminary' ? [strong(all.stateText.preliminary)] : []),
    ...(latest && !isPublication(latest, incident) ? [paragraph(revision(latest, incident))] : []),
    paragraph(data.summary),
    ...overview(incident, site),
    ...timeline(incident),
    ...impact(incident, site),
    ...contributed(incident),
    ...section(words.resolution, [data.resolution && paragraph(data.resolution.text)]),
  ]
  const back = [
    ...lessons(incident),
    ...section(words.actions, [
      data.noActions !== undefined && paragraph(data.noActions),
      data.actions.length > 0 &&
        list(
          'ul',
          data.actions.map((action) => actionWords(action, incident, site)),
        ),
    ]),
    ...sources(incident),
    ...revised,
    readOn,
  ]
  return `${writeHtml(head)}\n${body}\n${writeHtml(back)}`
}

/** Severity, state, times and durations: what a reader wants to know before the first sentence. */
function overview(incident: Incident, { catalogues }: SiteFacts): ElementContent[] {
  const { data, lang } = incident.document
  const all = messages(lang)
  const words = all.postmortem
  const format = formatters(lang)
  const severity = catalogues.settings.severities.find(({ id }) => id === data.severity)
  const durations = [
    ...(incident.impact === undefined ? [] : [['impact', incident.impact] as const]),
    ...(Object.keys(durationDefinitions) as DurationName[]).flatMap((name) => {
      const minutes = incident.durations[name]
      return minutes === undefined ? [] : [[name, minutes] as const]
    }),
  ]
  return facts([
    [all.filter.facet.type, words.type[data.type]],
    [all.filter.facet.severity, severity ? `${severity.label}: ${severity.definition}` : data.severityPublished],
    [words.action.status, all.state[data.status]],
    [all.feed.organisation, data.origin?.organisation],
    [all.feed.time, spanWords(incident, format, all) ?? words.timeUnknown],
    [
      words.durations,
      durations
        .map(([name, value]) =>
          value === 'ongoing'
            ? `${words.duration[name]}: ${words.ongoing}`
            : `${name === 'impact' && incident.atLeast ? '≥ ' : ''}${durationWords(value)} ${words.duration[name]}`,
        )
        .join('; '),
    ],
    [all.feed.published, data.published && format.day(data.published)],
  ])
}

function timeline({ document: { data, lang } }: Incident): ElementContent[] {
  const all = messages(lang)
  const format = formatters(lang)
  const days = timelineDays(data.timeline, undefined, format, all)
  return section(all.postmortem.timeline, [
    days.length > 0 && paragraph(`${all.postmortem.timesIn('UTC')}.`),
    ...days.flatMap(({ day, entries }) => [
      strong(format.dayWithWeekday(day)),
      list(
        'ul',
        entries.map(({ time, event }) => `${time}: ${event.event}`),
      ),
    ]),
  ])
}

function impact(incident: Incident, { catalogues }: SiteFacts): ElementContent[] {
  const { data, lang } = incident.document
  const all = messages(lang)
  const words = all.postmortem
  const format = formatters(lang)
  const { impact, impactWindows, regions } = data
  const how = [impact.estimate && words.estimate, impact.method && `${words.method} ${impact.method}`]
  return section(words.impact, [
    impact.text !== undefined && paragraph(impact.text),
    ...facts([
      [words.services, format.list(servicesOf(incident).map((id) => serviceName(catalogues, id, lang)))],
      [words.regions, format.list(regions)],
      ...impactNumbers(impact, format, all).map(({ label, value }) => [label, value] as const),
    ]),
    how.some(Boolean) && paragraph(how.filter(Boolean).join(' ')),
    impactWindows.length > 0 &&
      list(
        'ul',
        impactWindows.map(({ from, to, atLeast, level, note }) => {
          const span = to
            ? `${words.span(format.moment(from), format.moment(to))}${atLeast ? ` ${words.orLater}` : ''}`
            : `${words.since(format.moment(from))}, ${words.windowOpen}`
          return `${span} UTC: ${words.level[level]}${note ? `. ${note}` : ''}`
        }),
      ),
  ])
}

function contributed({ document: { data, lang } }: Incident): ElementContent[] {
  const words = messages(lang).postmortem
  const { trigger, detection, rootCause, contributingFactors } = data
  return section(words.contributed, [
    ...facts([
      [words.trigger, trigger?.text],
      [
        words.detection,
        detection &&
          [words.noticedBy(words.detectionMethod[detection.method]), detection.signal].filter(Boolean).join('. '),
      ],
      [words.causeStatement, rootCause],
    ]),
    contributingFactors.length > 0 && strong(words.factors),
    contributingFactors.length > 0 &&
      list(
        'ul',
        contributingFactors.map((factor) => `${words.factorClass[factor.class]}: ${factor.text}`),
      ),
  ])
}

function lessons({ document: { data, lang } }: Incident): ElementContent[] {
  const words = messages(lang).postmortem
  const told = (['wentWell', 'wentPoorly', 'lucky'] as const).filter((name) => data.lessons[name].length > 0)
  return section(
    words.lessons,
    told.flatMap((name) => [strong(words[name]), list('ul', data.lessons[name])]),
  )
}

/** What will be different, and where it stands. Whether it is overdue is a matter of the day, and not said here. */
function actionWords(action: ActionItem, { document: { lang } }: Incident, { catalogues }: SiteFacts): string {
  const words = messages(lang).postmortem
  const format = formatters(lang)
  const due = action.due === undefined ? action.dueText : format.day(action.due)
  const closed = action.closed === undefined ? '' : ` ${words.closed(format.day(action.closed))}`
  const said = [
    words.actionClass[action.class],
    action.owner === undefined ? action.ownerName : teamName(catalogues, action.owner, lang),
    due === undefined || action.closed !== undefined ? undefined : words.due(due),
    action.status === 'unknown' ? undefined : words.actionStatus[action.status] + closed,
    action.reason,
  ]
  return `${action.text} (${said.filter((each) => each !== undefined).join('; ')})`
}

function sources({ document: { data, lang } }: Incident): ElementContent[] {
  const { origin } = data
  return origin === undefined
    ? []
    : section(messages(lang).postmortem.sources, [
        paragraph(origin.evidence),
        list(
          'ul',
          origin.sources.map(({ url, title }) => (webAddressProblem(url) ? url : [link(title ?? url, url)])),
        ),
      ])
}

/** What was changed in the published text, the latest first: most readers have read the rest. */
function revisions(incident: Incident): ElementContent[] {
  const { data, lang } = incident.document
  const all = data.revisions.map((each) => revision(each, incident)).reverse()
  return section(messages(lang).postmortem.revisions, [all.length > 0 && list('ul', all)])
}

type Revision = Incident['document']['data']['revisions'][number]

function revision(revised: Revision, incident: Incident): string {
  const { lang } = incident.document
  const { feed } = messages(lang)
  const day = formatters(lang).day(revised.day)
  return `${isPublication(revised, incident) ? feed.publishedOn(day) : feed.revisedOn(day)}: ${revised.change}`
}

/** The first of the revisions may tell of the publication itself. */
function isPublication(revised: Revision, { document: { data } }: Incident): boolean {
  return revised === data.revisions[0] && revised.day === data.published
}
