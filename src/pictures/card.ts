/**
 * The picture that stands for a page where its address is pasted: the handbook, the title, what happened in one line, and
 * the timeline as the page draws it. As SVG, 1200 by 630, in which nothing but letters of one typeface is written.
 */

import { serviceName } from '../i18n/catalogue-names.ts'
import { dayIn, formatters, messages } from '../i18n/index.ts'
import { paletteOf } from '../model/palette.ts'
import type { Language } from '../model/values.ts'
import { canBeDrawn } from '../record/pictures.ts'
import type { Incident, SiteFacts } from '../record/record.ts'
import type { ShapeRole, TextRole } from '../timeline/drawing.ts'
import { drawnIncident } from '../timeline/drawn-incident.ts'
import { NARROWEST, viewOf, WIDTH } from '../timeline/frame.ts'
import { type Strip, strip } from '../timeline/strip.ts'
import { type Letters, lines } from './letters.ts'

export const CARD = { width: 1200, height: 630 } as const

/** The typeface in the two weights that are used. */
export interface Typeface {
  regular: Letters
  strong: Letters
}

const MARGIN = 72
const ROOM = CARD.width - 2 * MARGIN
/** The timeline is drawn as on the narrowest page that shows it, enlarged. */
const SCALE = ROOM / NARROWEST
const ACROSS = ROOM / WIDTH
/** What the last line of the picture stands on. */
const FOOT = CARD.height - 64

/** What a postmortem looks like. */
export function incidentCard(incident: Incident, facts: SiteFacts, face: Typeface): string {
  const { data, lang } = incident.document
  const words = messages(lang)
  const format = formatters(lang)
  const { impact, start, atLeast } = incident
  const level = facts.catalogues.settings.severities.find(({ id }) => id === data.severity)
  const told = [
    // What is not a settled report of an incident says so before anything else.
    data.status === 'final' ? undefined : words.state[data.status],
    data.type === 'incident' ? undefined : words.postmortem.type[data.type],
    level?.label,
    impact === 'ongoing'
      ? words.postmortem.ongoing
      : impact === undefined
        ? undefined
        : `${atLeast ? '≥ ' : ''}${format.duration(impact)} ${words.postmortem.duration.impact}`,
    start && format.day(dayIn(start)),
    data.origin?.organisation,
  ].filter((part) => part !== undefined && canBeDrawn(part))
  const title = fitted(face.strong.known(data.title), face.strong, [60, 52], 3)
  const top = 178
  const under = top + (title.lines.length - 1) * title.size * 1.18 + 62
  const line = lines(face.regular.known(told.join(' · ')), face.regular, ROOM / 30, 1)[0] ?? ''
  const drawing = incidentStrip(incident, facts, (FOOT - under - 36) / SCALE, face)
  return card(facts, lang, face, [
    ...title.lines.map((line, at) => text(line, MARGIN, top + at * title.size * 1.18, title.size, { strong: true })),
    text(line, MARGIN, under, 30, { fill: '#ink-2' }),
    ...(drawing ? [drawn(drawing, FOOT - drawing.height * SCALE)] : []),
  ])
}

/** What all other pages look like. */
export function handbookCard(facts: SiteFacts, lang: Language, face: Typeface): string {
  const { settings } = facts.catalogues
  const { name, summary } = { ...settings, ...defined(settings.translations?.[lang]) }
  const title = fitted(face.strong.known(name), face.strong, [84, 72, 60], 2)
  const top = 236
  const under = top + (title.lines.length - 1) * title.size * 1.15 + 78
  const about = canBeDrawn(summary) ? lines(face.regular.known(summary), face.regular, ROOM / 34, 4) : []
  return card(
    facts,
    lang,
    face,
    [
      ...title.lines.map((line, at) => text(line, MARGIN, top + at * title.size * 1.15, title.size, { strong: true })),
      ...about.map((line, at) => text(line, MARGIN, under + at * 48, 34, { fill: '#ink-2' })),
    ],
    false,
  )
}

function defined<T extends object>(value: T | undefined): Partial<T> {
  return Object.fromEntries(Object.entries(value ?? {}).filter(([, each]) => each !== undefined)) as Partial<T>
}

/** The largest of some sizes in which a text needs no more than the lines that there are. */
function fitted(words: string, letters: Letters, sizes: readonly number[], most: number) {
  const tried = sizes.map((size) => ({ size, lines: lines(words, letters, ROOM / size, most + 1) }))
  const { size } =
    tried.find((each) => each.lines.length <= most - 1) ??
    tried.find((each) => each.lines.length <= most) ??
    tried.at(-1)!
  return { size, lines: lines(words, letters, ROOM / size, most) }
}

function card(facts: SiteFacts, lang: Language, face: Typeface, parts: string[], named = true): string {
  const { settings } = facts.catalogues
  const palette = paletteOf(settings, facts.theme?.colours)
  const name = settings.translations?.[lang]?.name ?? settings.name
  const head = named ? name : settings.organisation
  const svg = [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${CARD.width}" height="${CARD.height}" viewBox="0 0 ${CARD.width} ${CARD.height}" font-family="Inter" fill="#ink">`,
    `<path fill="#paper" d="M0 0H${CARD.width}V${CARD.height}H0z"/>`,
    `<path fill="#accent" d="M0 0H${CARD.width}V12H0z"/>`,
    canBeDrawn(head)
      ? text(lines(face.regular.known(head), face.regular, ROOM / 28, 1)[0] ?? '', MARGIN, 92, 28, { fill: '#ink-2' })
      : '',
    ...parts,
    '</svg>',
  ].join('')
  return svg.replace(/"#([a-z][a-z0-9-]*)"/g, (_, token: keyof typeof palette) => `"${palette[token].light}"`)
}

/** The incident on one line of time, with as much of what belongs to it as has room from top to bottom. */
function incidentStrip(incident: Incident, facts: SiteFacts, room: number, face: Typeface): Strip | undefined {
  const { lang } = incident.document
  const format = formatters(lang)
  const all = drawnIncident(incident, (id) => serviceName(facts.catalogues, id, lang), format, messages(lang))
  if (!all) return undefined
  const view = viewOf(all, { open: all.open })
  const whole = { ...all, events: [] }
  const drawings = [whole, { ...whole, phases: [] }, { ...whole, windows: [] }, { ...whole, phases: [], windows: [] }]
  const drawing = drawings.map((each) => strip(each, view, [], format)).find(({ axis }) => axis + 10 <= room)
  if (!drawing) return undefined
  const events = all.events.map(({ at }) => `M${view.x(at)} ${drawing.axis}v9`).join('')
  return {
    ...drawing,
    height: drawing.axis + 10,
    shapes: [...drawing.shapes.filter(({ role }) => role !== 'grid'), { role: 'axis', d: events }],
    texts: drawing.texts
      .filter((each) => canBeDrawn(each.text))
      .map((each) => ({ ...each, text: face.regular.known(each.text) })),
  }
}

/** The pens of the style sheet, for what a strip has. */
const pens: Partial<Record<ShapeRole, string>> = {
  day: 'fill="none" stroke="#rule-strong" stroke-dasharray="4 3"',
  clock: 'fill="none" stroke="#ink" stroke-dasharray="1 3"',
  phase: 'fill="none" stroke="#rule-strong"',
  axis: 'fill="none" stroke="#ink" stroke-width="1.5"',
  beyond: 'fill="none" stroke="#ink" stroke-width="1.5" stroke-dasharray="5 4"',
  'window-none': 'fill="none" stroke="#bar"',
  'window-unknown': 'fill="#bar" fill-opacity="0.3"',
  'window-degraded': 'fill="#bar" fill-opacity="0.5"',
  'window-partial': 'fill="#bar" fill-opacity="0.75"',
  'window-full': 'fill="#bar"',
}

const anchors: Partial<Record<TextRole, string>> = {
  tick: 'middle',
  local: 'middle',
  number: 'middle',
  zone: 'end',
  'label-end': 'end',
}

function drawn({ shapes, texts }: Strip, top: number): string {
  const paths = shapes.map(({ role, d }) => `<path ${pens[role] ?? pens.phase} d="${d}"/>`)
  const crossed = shapes.some(({ role }) => role === 'day' || role === 'clock')
  const words = texts.map(({ role, x, y, text: said }) =>
    text(said, MARGIN + x * ACROSS, top + y * SCALE, 13 * SCALE, {
      strong: role === 'day',
      ...(role === 'day' ? {} : { fill: '#ink-2' }),
      anchor: anchors[role],
      apart: crossed,
    }),
  )
  return `<g transform="translate(${MARGIN} ${round(top)}) scale(${round(ACROSS)} ${round(SCALE)})">${paths.join('')}</g>${words.join('')}`
}

interface Style {
  strong?: boolean
  fill?: string
  anchor?: string | undefined
  /** Whether lines may run behind the words. */
  apart?: boolean
}

function text(words: string, x: number, y: number, size: number, { strong, fill, anchor, apart }: Style): string {
  const style = [
    strong ? ' font-weight="600"' : '',
    fill ? ` fill="${fill}"` : '',
    anchor ? ` text-anchor="${anchor}"` : '',
    apart ? ' paint-order="stroke" stroke="#paper" stroke-width="5"' : '',
  ].join('')
  return `<text x="${round(x)}" y="${round(y)}" font-size="${round(size)}"${style}>${escaped(words)}</text>`
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000
}

/** Contributed text, in which nothing is markup. */
function escaped(words: string): string {
  return words.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`)
}
