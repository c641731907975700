/**
 * Post incident reviews of Azure, from a page that was saved.
 *
 * They are Microsoft’s texts, and no licence lets others publish them. Facts are free: times, the names of sections, what
 * was promised for when. They are taken; the words only with `--with-text`, for whoever rewrites them.
 */
import type { List, Nodes, Root, RootContent } from 'mdast'
import remarkGfm from 'remark-gfm'
import remarkStringify from 'remark-stringify'
import { unified } from 'unified'
import { headerText } from '../../drafts/draft.ts'
import type { ActionItem } from '../../model/action-item.ts'
import { DAY } from '../../model/day.ts'
import { placeholder } from '../../model/placeholder.ts'
import type { TimelineEvent } from '../../model/timeline.ts'
import { type Language, WebAddress } from '../../model/values.ts'
import { documentId } from '../ids.ts'
import type { Fate, Imported, ImportedDraft, Importer, ImportInput, Remark } from '../importer.ts'
import { InputRefused } from '../importer.ts'
import { EditedText } from '../markdown/edited-text.ts'
import { settleBody } from '../settled-body.ts'
import { plainText } from '../told/plain-text.ts'
import { instantOf, toldMoment } from '../told/time.ts'
import { findTimeline } from '../told/timeline.ts'
import { type Review, type ReviewSection, reviewsIn } from './reviews.ts'

const LARGEST_HEADER = 14 * 1024
const MOST_REVIEWS = 500
const WITH_TEXT = 'with-text'

export const azurePir: Importer = {
  name: 'azure-pir',
  reads: 'post incident reviews of Azure: the HTML of a saved page, with one review or several',
  takes: 'file',
  options: {
    url: { value: 'URL', help: 'where the page is published', required: true },
    [WITH_TEXT]: { help: 'take Microsoft’s words as well, for rewriting; nobody may publish them' },
  },
  read(input: ImportInput): Imported {
    const url = String(input.options['url'] ?? '').trim()
    if (!WebAddress.safeParse(url).success) {
      const hint = 'Give the address that begins with https://, as the browser showed it.'
      throw new InputRefused([{ file: '--url', message: `“${url}” is no address on the web`, hint }])
    }
    const [file] = input.files as [ImportInput['files'][number]]
    const reviews = reviewsIn(file)
    if (reviews.length > MOST_REVIEWS) {
      const message = `the page holds ${reviews.length} reviews; at most ${MOST_REVIEWS} are imported at a time`
      throw new InputRefused([{ file: file.path, message, hint: 'Save fewer of them at a time.' }])
    }
    const imported: Imported = { drafts: [], assets: [], remarks: [] }
    const known = new Set<string>()
    for (const review of reviews) {
      const source = review.trackingId ?? review.title ?? `review in line ${review.line}`
      if (known.has(source)) {
        const message = 'The page holds this review a second time, mostly in an earlier version; the first one counts.'
        imported.remarks.push({ fate: 'dropped', source, line: review.line, message })
        continue
      }
      known.add(source)
      const making = () =>
        new Making(review, source, url, input.options[WITH_TEXT] !== undefined, input.handbook.language)
      let { draft, remarks } = making().made(true)
      if (Buffer.byteLength(headerText(draft)) > LARGEST_HEADER) ({ draft, remarks } = making().made(false))
      imported.drafts.push(draft)
      imported.remarks.push(...remarks)
    }
    return imported
  },
}

class Making {
  readonly #review: Review
  readonly #source: string
  readonly #url: string
  readonly #withText: boolean
  readonly #lang: Language
  readonly #remarks: Remark[] = []

  constructor(review: Review, source: string, url: string, withText: boolean, lang: Language) {
    this.#review = review
    this.#source = source
    this.#url = url
    this.#withText = withText
    this.#lang = lang
  }

  /** @param withRows whether timeline and actions fit into the front matter */
  made(withRows: boolean): { draft: ImportedDraft; remarks: Remark[] } {
    const { trackingId, title, isPreliminary } = this.#review
    const say = wordings[this.#lang]
    const told = new Set<Nodes>()
    const times = this.#impactTimes()
    const timeline = withRows ? this.#timeline(told, times?.['impactStart']) : []
    const actions = withRows ? this.#actions(told) : []
    if (!withRows) this.#tell('look', 'Timeline and actions are too long for the front matter; they were left out.')
    if (!title) this.#tell('look', 'The review has no title that can be told from the rest of the page.', 'title')
    if (isPreliminary) this.#tell('look', 'This is the preliminary review; the final one may say other times.')
    if (this.#withText)
      this.#tell('look', 'The text is Microsoft’s, and no licence lets you publish it: rewrite it in your own words.')
    else
      this.#tell(
        'dropped',
        'The text is Microsoft’s and was not taken, only times, headings and dates; --with-text takes it for rewriting.',
      )
    return {
      draft: {
        kind: 'postmortem',
        id: documentId('postmortem', trackingId ? `azure ${trackingId}` : `azure ${title ?? ''}`, 'azure review'),
        source: this.#source,
        data: {
          title: (title ?? '').slice(0, 120).trim() || placeholder(this.#lang, say.title),
          summary: placeholder(this.#lang, say.summary),
          status: 'draft',
          ...(this.#withText ? { license: 'NOASSERTION' } : {}),
          origin: {
            organisation: 'Microsoft Azure',
            sources: [
              {
                url: this.#url,
                ...(trackingId ? { title: say.review(trackingId) } : {}),
                evidence: 'primary',
              },
            ],
            evidence: say.evidence,
          },
          ...(times ? { times } : {}),
          timeline,
          actions,
        },
        body: this.#body(told),
      },
      remarks: this.#remarks,
    }
  }

  #tell(fate: Fate, message: string, field?: string, line = this.#review.line): void {
    this.#remarks.push({ fate, source: this.#source, line, ...(field ? { field } : {}), message })
  }

  /** “Between 01:30 and 08:58 UTC on 21 January 2024, customers …”: the first sentence of what happened. */
  #impactTimes(): { impactStart: string; impactEnd: string } | undefined {
    const [first] = this.#review.sections.find(({ topic }) => topic === 'happened')!.blocks
    const told = first && toldMoment(plainText([first]).text)
    if (!told?.day || !told.time || !told.until || !told.zone || told.problem) return undefined
    const start = instantOf(told.day, told.time, told.zone)
    const end = instantOf(told.until.day ?? told.day, told.until.time, told.zone)
    if (start.at === undefined || end.at === undefined || Date.parse(end.at) < Date.parse(start.at)) return undefined
    this.#tell(
      'guessed',
      `Start and end of the impact are those that the first sentence names, ${start.at} and ${end.at}.`,
      'times',
    )
    return { impactStart: start.at, impactEnd: end.at }
  }

  #timeline(told: Set<Nodes>, impactStart: string | undefined): TimelineEvent[] {
    const found = findTimeline(this.#tree(), {
      address: this.#url,
      confidence: 'primary',
      besides: this.#review.head,
      ...(this.#withText ? {} : { instead: placeholder(this.#lang, wordings[this.#lang].event) }),
    })
    for (const { line, message } of found.problems)
      this.#tell('look', `This is no row of the timeline: ${message}.`, 'timeline', line)
    for (const { line, message } of found.guesses)
      this.#tell('guessed', `In the timeline ${message}.`, 'timeline', line)
    for (const node of found.told) told.add(node)
    // What is older is the story of the fault, and no row of the incident.
    const first = impactStart === undefined ? Number.NEGATIVE_INFINITY : Date.parse(impactStart) - 30 * DAY
    const rows = found.events.filter(({ at }) => Date.parse(at) >= first)
    if (rows.length < found.events.length)
      this.#tell(
        'look',
        'Rows more than 30 days before the impact were left out; “faultIntroduced” says since when a fault was there.',
        'timeline',
      )
    return rows
  }

  /** The items of the section on repairs, with what is said of their completion. */
  #actions(told: Set<Nodes>): ActionItem[] {
    const lists = this.#review.sections
      .filter(({ topic }) => topic === 'repairs')
      .flatMap(({ blocks }) => blocks.filter((node): node is List => node.type === 'list'))
    const actions = lists.flatMap((list) => {
      const ofList = list.children.map((item) => repairItem(plainText(item.children).text))
      if (this.#withText && ofList.every(({ text }) => text.length <= 400)) told.add(list)
      return ofList
    })
    if (actions.length === 0) return []
    this.#tell(
      'guessed',
      'The review does not say whether its repairs prevent, detect or mitigate: each of them is called “prevent”.',
      'actions',
    )
    if (actions.some(({ status }) => status === 'unknown'))
      this.#tell(
        'look',
        'Where the repairs stand that were not completed is not known; the review tells only what was planned.',
        'actions',
      )
    const say = wordings[this.#lang]
    return actions.map(({ text, ...rest }, index) => ({
      id: `repair-${index + 1}`,
      text: this.#withText && text.length > 0 && text.length <= 400 ? text : placeholder(this.#lang, say.action),
      class: 'prevent',
      ...rest,
    }))
  }

  #tree(): Root {
    return {
      type: 'root',
      children: this.#review.sections.flatMap(({ heading, blocks }) => [
        { type: 'heading', depth: 2, children: [{ type: 'text', value: heading }] },
        ...blocks,
      ]),
    }
  }

  #body(told: ReadonlySet<Nodes>): string {
    const sections = this.#review.sections.filter(({ topic }) => topic !== 'feedback')
    if (!this.#withText) {
      const say = wordings[this.#lang]
      return sections
        .map(({ heading }) => `## ${escaped(heading)}\n\n${placeholder(this.#lang, say.section)}`)
        .join('\n\n')
    }
    const body = new EditedText(
      sections
        .map((section) => sectionText(section, told))
        .filter((text) => text !== '')
        .join('\n\n'),
    )
    settleBody(body, this.#review.title ?? '', this.#lang, (fate, _, message) =>
      this.#tell(fate, `In the text: ${message}`),
    )
    return `${placeholder(this.#lang, wordings[this.#lang].notice)}\n\n${body.text}`
  }
}

/** “… (Estimated completion: February 2024)”: the text without that, and what it says. */
function repairItem(words: string): Pick<ActionItem, 'status' | 'dueText'> & { text: string } {
  const mark =
    /[([](?:\s*)(?:(completed)|(?:estimated|expected|target(?:ed)?) (?:date of )?(?:completion)?(?: date)?\s*:?\s*([^()[\]]{3,60}))\s*[)\]]\s*\.?/i.exec(
      words,
    )
  const text = (mark ? `${words.slice(0, mark.index)}${words.slice(mark.index + mark[0].length)}` : words).trim()
  const due = mark?.[2]?.trim()
  return { text, status: mark?.[1] ? 'done' : 'unknown', ...(due ? { dueText: due } : {}) }
}

const markdown = unified().use(remarkGfm).use(remarkStringify, { bullet: '-', rule: '-', emphasis: '_' })

function sectionText({ heading, blocks }: ReviewSection, told: ReadonlySet<Nodes>): string {
  const left = withoutTold(blocks, told)
  if (left.length === 0 && blocks.length > 0) return ''
  const text = markdown.stringify({ type: 'root', children: left }).trim()
  return `## ${escaped(heading)}\n\n${text}`
}

/** Blocks without those, and without the items, that the front matter says. */
function withoutTold(blocks: readonly RootContent[], told: ReadonlySet<Nodes>): RootContent[] {
  return blocks.flatMap((node): RootContent[] => {
    if (told.has(node)) return []
    if (node.type !== 'list') return [node]
    const children = node.children.filter((item) => !told.has(item))
    return children.length > 0 ? [{ ...node, children }] : []
  })
}

const escaped = (words: string) => words.replace(/[\\`*_[\]<>#&|~{}]/g, '\\$&')

const wordings = {
  en: {
    title: 'what failed',
    summary: 'what happened and whom it concerned, in your own words',
    event: 'what happened, in your own words',
    action: 'what will be different, in your own words',
    section: 'what the review says here, in your own words',
    notice: 'all that follows, in your own words: the text is Microsoft’s, and no licence lets you publish it',
    review: (id: string) => `Post incident review ${id}`,
    evidence:
      'The times are from the provider’s own review. A program has read them; nobody has compared them with it yet.',
  },
  de: {
    title: 'was ausfiel',
    summary: 'was geschah und wen es betraf, in eigenen Worten',
    event: 'was geschah, in eigenen Worten',
    action: 'was danach anders ist, in eigenen Worten',
    section: 'was der Bericht hier sagt, in eigenen Worten',
    notice:
      'alles Folgende in eigenen Worten: Der Text gehört Microsoft, und keine Lizenz erlaubt, ihn zu veröffentlichen',
    review: (id: string) => `Post incident review ${id}`,
    evidence:
      'Die Zeiten stammen aus dem Bericht des Anbieters. Ein Programm hat sie gelesen; verglichen hat sie noch niemand.',
  },
} as const satisfies Record<Language, unknown>
