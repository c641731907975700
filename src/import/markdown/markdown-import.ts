/** One import of a tree: its pages are read, their headings settled, then their links, once all anchors are known. */

import { isImage } from '../../images/metadata/index.ts'
import { isDangerousScheme, schemeOf, schemeProblem } from '../../markdown/link-scheme.ts'
import type { Kind } from '../../model/index.ts'
import { folders } from '../../model/index.ts'
import { inTextOrder } from '../../model/text-order.ts'
import type { Language } from '../../model/values.ts'
import type { Fate, Imported, ImportedDraft, ImportInput, InputProblem, Remark } from '../importer.ts'
import { InputRefused } from '../importer.ts'
import { type Provenance, provenanceOf } from '../origin.ts'
import { assignmentFor } from './assignments.ts'
import { type LooseAnchor, withOurContainers } from './containers.ts'
import { EditedText } from './edited-text.ts'
import { requiredFields, type TakenFields, takenFields, unsaidText } from './fields.ts'
import { splitForeign } from './foreign-front-matter.ts'
import { type AnchorStyle, anchorFor, type ForeignHeadings, sameWords, settleHeadings } from './headings.ts'
import { assignIds, isAlertName, pageName, pagePath } from './ids.ts'
import { ShownImages } from './images.ts'
import type { MarkdownOptions } from './index.ts'
import { withoutInlineNotations } from './inline-notations.ts'
import { isLicenceFile, licenceIn } from './licence-file.ts'
import { type NewAddress, type NewImage, settleLinks } from './links.ts'
import { isNavigation, navigationTargets, readNavigation } from './navigation.ts'
import { parseBody, Unreadable } from './parsed-body.ts'
import { settleHtmlHeadings } from './raw-html.ts'
import { repair } from './repair.ts'
import { riskOf } from './risk.ts'
import { SourceTree } from './source-tree.ts'
import { summaryOf } from './summary.ts'
import { withoutKnownCalls } from './template-calls.ts'

/** Characters that a page may have: a document is read in less than 512 kB, and its front matter needs room. */
const LARGEST = 480 * 1024
const LONGEST_TITLE = 120

/** A page of the tree on its way to a draft. */
interface Page {
  path: string
  id: string
  lang?: Language
  body: EditedText
  taken: TakenFields
  headings: ForeignHeadings
  /** Whether the parser cannot be given its text, which is then shown as it was written. */
  isUnreadable: boolean
}

export class MarkdownImport {
  readonly #input: ImportInput
  readonly #options: MarkdownOptions
  readonly #remarks: Remark[] = []
  readonly #pages = new Map<string, Page>()
  readonly #texts: Map<string, string>
  readonly #ids: Map<string, string>
  readonly #languages: Map<string, Language>
  readonly #tree: SourceTree
  readonly #images: ShownImages
  readonly #titles = new Map<string, string>()
  /** Labels that hold in the whole tree, as MyST’s do. */
  readonly #labels = new Map<string, { path: string; anchor: string | undefined; words: string | undefined }>()
  readonly #provenance: Provenance
  readonly #style: AnchorStyle

  constructor(input: ImportInput, options: MarkdownOptions) {
    this.#input = input
    this.#options = options
    const paths = input.files.map(({ path }) => path)
    this.#style = paths.some((path) => /(?:^|\/)mkdocs\.ya?ml$/.test(path)) ? 'python-markdown' : 'github'
    this.#provenance = this.#ofLicence()
    this.#texts = this.#readPages()
    const documents = [...this.#texts.keys()]
    this.#languages = new Map(documents.flatMap((path) => this.#languageOf(path)))
    const stems = new Map(
      documents.map((path) => [path, this.#languages.has(path) ? path.replace(/\.[a-z]{2}(\.\w+)$/i, '$1') : path]),
    )
    this.#ids = this.#assignIds(stems)
    this.#tree = new SourceTree(paths, documents, this.#provenance.url)
    const bytes = new Map(input.files.map(({ path, bytes: content }) => [path, content]))
    this.#images = new ShownImages(bytes, `${folders[options.kind]}/images`)
  }

  imported(): Imported {
    for (const [path, text] of this.#texts) this.#pages.set(path, this.#open(path, text))
    for (const page of this.#pages.values()) for (const address of page.taken.addresses) this.#addAddress(page, address)
    const order = this.#order()
    for (const page of this.#pages.values()) this.#settleStructure(page)
    this.#collectLabels()
    const problems: InputProblem[] = []
    const drafts = [...this.#pages.values()]
      .sort((a, b) => (order.get(a.path) ?? 0) - (order.get(b.path) ?? 0))
      .map((page) => this.#draft(page, problems))
    if (problems.length > 0) throw new InputRefused(problems)
    this.#tellFilesLeft()
    this.#settleNames(drafts)
    return { drafts, assets: this.#images.assets(), remarks: this.#remarks }
  }

  #tell(source: string, fate: Fate, message: string, more: { line?: number; field?: string } = {}): void {
    this.#remarks.push({ fate, source, ...more, message })
  }

  /** The licence that the command line names, or else a file of the tree. */
  #ofLicence(): Provenance {
    const { files, options } = this.#input
    const file = files.find(({ path }) => isLicenceFile(path))
    const found =
      options['license'] || !file ? undefined : licenceIn(new TextDecoder().decode(file.bytes.subarray(0, 8000)))
    if (found) this.#tell(file!.path, 'guessed', `The licence is taken from this file: ${found}.`, { field: 'license' })
    else if (file && !options['license'])
      this.#tell(file.path, 'look', 'Which licence this is cannot be told for sure; say it with --license.')
    const provenance = provenanceOf({ ...options, ...(found ? { license: found } : {}) }, this.#options.lang)
    if (provenance.remark)
      this.#tell(file?.path ?? '.', 'look', `${provenance.remark[0]!.toUpperCase()}${provenance.remark.slice(1)}.`)
    return provenance
  }

  /** Texts of all pages, by path. What cannot be a page is told. */
  #readPages(): Map<string, string> {
    const texts = new Map<string, string>()
    for (const { path, bytes } of this.#input.files) {
      if (!/\.(?:md|mdx|markdown)$/i.test(path) || isNavigation(path) || isLicenceFile(path)) continue
      if (bytes.length > LARGEST) {
        this.#tell(
          path,
          'dropped',
          `The file has ${Math.ceil(bytes.length / 1024)} kB; a page can have ${LARGEST / 1024}. Split it.`,
        )
        continue
      }
      const text = decoded(bytes)
      if (text.guessed) this.#tell(path, 'guessed', `The file is not UTF-8; it was read as ${text.guessed}.`)
      if (text.text.trim() === '') this.#tell(path, 'dropped', 'The file is empty.')
      else texts.set(path, text.text)
    }
    if (texts.size === 0) {
      const hint = 'Name a folder with files that end in “.md”, “.mdx” or “.markdown”.'
      throw new InputRefused([{ file: '.', message: 'there is no page in this folder', hint }])
    }
    return texts
  }

  /** The language that a name says, as in `disk-full.de.md`, where that is a language of the handbook. */
  #languageOf(path: string): [string, Language][] {
    const tag = /\.([a-z]{2})\.(?:md|mdx|markdown)$/.exec(path)?.[1] as Language | undefined
    return tag && this.#input.handbook.catalogues.settings.languages.includes(tag) ? [[path, tag]] : []
  }

  #assignIds(stems: ReadonlyMap<string, string>): Map<string, string> {
    const { handbook } = this.#input
    const isTaken = (id: string) => RESERVED.test(id) || handbook.isTaken(this.#options.kind, id)
    const ids = new Map<string, string>()
    // Translations have the id of their original, so each language is given its ids by itself.
    for (const group of Map.groupBy(stems, ([path]) => this.#languages.get(path) ?? '').values()) {
      const byStem = assignIds(
        group.map(([, stem]) => stem),
        isTaken,
      )
      for (const [path, stem] of group) ids.set(path, byStem.get(stem)!)
    }
    return ids
  }

  #open(path: string, raw: string): Page {
    const foreign = splitForeign(raw)
    if (foreign.problem)
      this.#tell(path, 'look', `The front matter cannot be read, and stays in the text: ${foreign.problem}.`, {
        line: 1,
      })
    const taken = takenFields(foreign.fields, (fate, field, message) =>
      this.#tell(path, fate, message, { line: 1, ...(field ? { field } : {}) }),
    )
    const firstLine = raw.slice(0, foreign.bodyStart).split('\n').length
    const given = this.#languages.get(path)
    const lang = given ?? this.#options.lang
    return {
      path,
      id: this.#ids.get(path)!,
      ...(lang !== this.#input.handbook.language ? { lang } : {}),
      body: new EditedText(raw.slice(foreign.bodyStart), firstLine),
      taken,
      headings: { anchors: new Map(), sections: [] },
      isUnreadable: false,
    }
  }

  #addAddress(page: Page, address: string): void {
    if (address.startsWith('/')) this.#tree.addAddress(address, page.path)
    else {
      const folder = pagePath(page.path).split('/').slice(0, -1).join('/')
      this.#tree.addAddress(`${folder}/${address}`, page.path)
    }
  }

  /** The place of each page: that in the navigation, then its number among its neighbours, then its path. */
  #order(): Map<string, number> {
    const found = new Set<string>()
    for (const { path, bytes } of this.#input.files.filter((file) => isNavigation(file.path))) {
      for (const entry of readNavigation(path, decoded(bytes).text)) {
        const target = navigationTargets(entry)
          .map((candidate) => this.#tree.resolve(`/${candidate}`, path))
          .find((destination) => destination?.type === 'document')
        if (target?.type === 'document') {
          found.add(target.path)
          if (entry.title && !this.#titles.has(target.path)) this.#titles.set(target.path, entry.title)
        } else if (entry.isPath) {
          this.#tell(
            path,
            'dropped',
            `The navigation names “${entry.target}”, which is no page of the source.`,
            entry.line ? { line: entry.line } : {},
          )
        }
      }
    }
    const others = [...this.#pages.values()]
      .filter(({ path }) => !found.has(path))
      .sort((a, b) => {
        const [left, right] = [a, b].map(({ path }) => path.split('/').slice(0, -1).join('/')) as [string, string]
        return (
          inTextOrder(left, right) ||
          (a.taken.order ?? Infinity) - (b.taken.order ?? Infinity) ||
          inTextOrder(a.path, b.path)
        )
      })
    return new Map([...found, ...others.map(({ path }) => path)].map((path, index) => [path, index]))
  }

  /** Everything within a page that does not depend on the others. */
  #settleStructure(page: Page): void {
    const { path, body } = page
    const tell = (fate: Fate, line: number, message: string) => this.#tell(path, fate, message, { line })
    try {
      parseBody(body)
      withoutKnownCalls(body, tell)
      const anchors: LooseAnchor[] = []
      body.replaceLines(withOurContainers(body.lines(), { tell, anchors, listed: [] }))
      withoutInlineNotations(
        body,
        {
          page: (name) => this.#tree.named(name),
          leads: (target) => ['document', 'file'].includes(this.#tree.resolve(target, path)?.type ?? ''),
        },
        tell,
      )
      anchors.push(...settleHtmlHeadings(body))
      page.headings = settleHeadings(body, page.taken.title, this.#style, anchors)
      for (const { id } of anchors)
        this.#labels.set(id, { path, anchor: page.headings.anchors.get(id), words: undefined })
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error
      page.isUnreadable = true
    }
  }

  #collectLabels(): void {
    for (const [label, { path, anchor }] of this.#labels) {
      const { sections } = this.#pages.get(path)!.headings
      const words = sections.find((section) => section.anchor === anchor)?.words
      this.#labels.set(label, { path, anchor, words: words ?? this.#titleOf(this.#pages.get(path)!).title })
    }
  }

  #draft(page: Page, problems: InputProblem[]): ImportedDraft {
    const { path, body } = page
    const { kind } = this.#options
    const lang = page.lang ?? this.#input.handbook.language
    const tell = (fate: Fate, line: number, message: string) => this.#tell(path, fate, message, { line })
    const written = new Set<string>()
    if (!page.isUnreadable) {
      settleLinks(body, {
        tell,
        link: (target, line) => {
          const to = this.#link(page, target, line)
          if (to.type === 'to') written.add(to.address)
          return to
        },
        image: (target, line) => {
          const to = this.#image(page, target, line)
          if (to.type !== 'words') written.add(to.address)
          return to
        },
      })
    }
    repair(body, { lang, tell, leads: (address) => written.has(address) })
    const { owner, service } = assignmentFor(path, this.#options.rules, this.#options)
    if (!owner && kind !== 'postmortem')
      problems.push(unsaid(path, 'owner', 'which team answers for this page', '--owner TEAM'))
    if (!service && kind === 'runbook')
      problems.push(unsaid(path, 'service', 'which service this runbook is for', '--service ID'))
    const root = page.isUnreadable ? undefined : parseBody(body).root
    const { title, guess } = this.#titleOf(page)
    if (guess) this.#tell(path, 'guessed', guess, { field: 'title' })
    const summary = page.taken.summary ?? (root && summaryOf(root))
    if (!page.taken.summary)
      this.#tell(
        path,
        'guessed',
        summary
          ? 'The summary is the beginning of the text.'
          : 'The text has no paragraph that could be the summary; a placeholder stands there.',
        { field: 'summary' },
      )
    const data: Record<string, unknown> = {
      title,
      summary: summary ?? unsaidText('summary', lang),
      status: 'draft',
      tags: page.taken.tags,
      aliases: page.taken.aliases,
      ...(owner ? { owner } : {}),
      ...(service && kind !== 'process' ? { services: [service] } : {}),
      ...requiredFields(kind, lang),
      ...this.#originOf(path, kind),
    }
    if (kind === 'process')
      this.#tell(path, 'guessed', 'The layer is “process” and the version “0.1”, since the source says neither.', {
        field: 'layer',
      })
    const comments: Record<string, string> = {}
    if (kind === 'runbook') {
      const { risk, because } = root ? riskOf(root) : { risk: 'reversible', because: 'its commands cannot be read' }
      Object.assign(data, { risk })
      comments['risk'] = `Guessed: ${because}.`
      this.#tell(path, 'guessed', `The risk is “${risk}”: ${because}.`, { field: 'risk' })
      const alert = pageName(path)
      if (isAlertName(alert) && (sameWords(title, alert) || body.text.includes(alert) || title.includes(alert))) {
        Object.assign(data, { alerts: [alert] })
        this.#tell(path, 'guessed', `The file is called as an alert would be; “${alert}” leads here.`, {
          field: 'alerts',
        })
      }
    }
    const notice = this.#provenance.notice ? `${this.#provenance.notice}\n\n` : ''
    return {
      kind,
      id: page.id,
      ...(page.lang ? { lang: page.lang } : {}),
      source: path,
      data,
      comments,
      body: notice + body.text,
    }
  }

  /** The title: that of the front matter, of the first heading, of the navigation, or of the file. */
  #titleOf({ path, taken, headings }: Page): { title: string; guess?: string } {
    const given = taken.title ?? headings.title
    if (given && given.length <= LONGEST_TITLE) return { title: given }
    const named = this.#titles.get(path)
    if (!given && named && named.length <= LONGEST_TITLE)
      return { title: named, guess: 'The title is the one in the navigation.' }
    const name = pageName(path).replace(/[-_]+/g, ' ').trim() || 'Overview'
    const title = `${name[0]!.toUpperCase()}${name.slice(1)}`.slice(0, LONGEST_TITLE)
    return {
      title,
      guess: given
        ? 'The title is the name of the file: that of the text is too long.'
        : 'The title is the name of the file: the text has none.',
    }
  }

  #originOf(path: string, kind: Kind): Record<string, unknown> {
    const { url, license, organisation } = this.#provenance
    const licensed = license ? { license } : {}
    if (!url) return licensed
    const address = addressBelow(url, path)
    if (kind === 'postmortem') {
      if (!organisation) return licensed
      const evidence = 'The organisation’s own text was imported in full.'
      return { ...licensed, origin: { organisation, sources: [{ url: address, evidence: 'primary' }], evidence } }
    }
    const { commit } = this.#options
    return {
      ...licensed,
      origin: { ...(organisation ? { organisation } : {}), url: address, ...(commit ? { commit } : {}), license },
    }
  }

  #link(page: Page, target: string, line: number): NewAddress {
    const drop = (message: string): NewAddress => {
      this.#tell(page.path, 'dropped', message, { line })
      return { type: 'words' }
    }
    const shown = target.length > 120 ? `${target.slice(0, 117)}…` : target
    const plain = target.trim().replace(/#:~:.*$/, '')
    const scheme = schemeOf(plain)
    if (/^\/\/[\w-]+\./.test(plain)) return { type: 'to', address: escapedAddress(`https:${plain}`) }
    const destination = this.#tree.resolve(plain, page.path)
    if (!destination) {
      if (scheme === 'http' || scheme === 'https' || scheme === 'mailto' || scheme === 'tel') {
        const problem = schemeProblem(plain)
        if (!problem) return { type: 'stays' }
        drop(`The link to “${shown}” is left out: ${problem}.`)
        return { type: 'words', shown: plain }
      }
      drop(`The link to “${shown}” is left out, its words stay: pages lead to no address of this kind.`)
      const isHarmful = scheme === undefined || (isDangerousScheme(scheme) && !/^(?:ftp|file|wss?)$/.test(scheme))
      return isHarmful || /^(?:runbook|process|postmortem|service|principle|manifesto)$/.test(scheme)
        ? { type: 'words' }
        : { type: 'words', shown: plain }
    }
    if (destination.type === 'document') {
      const there = this.#pages.get(destination.path)!
      const { title } = this.#titleOf(there)
      const own = there === page
      const address = this.#addressOf(there)
      if (!destination.fragment) return { type: 'to', address, title }
      const anchor = anchorFor(destination.fragment, there.headings)
      const label = anchor.found ? undefined : this.#labels.get(destination.fragment)
      if (label) {
        const labelled = this.#pages.get(label.path)!
        return {
          type: 'to',
          address: `${labelled === page && label.anchor ? '' : this.#addressOf(labelled)}${label.anchor ? `#${label.anchor}` : ''}`,
          ...(label.words ? { title: label.words } : {}),
        }
      }
      if (!anchor.found) {
        const message = `The link to “${shown}” is broken in the source: ${own ? 'this page' : destination.path} has no part “${destination.fragment}”`
        if (own) return drop(`${message}; its words stay.`)
        drop(`${message}; it leads to the page.`)
        return { type: 'to', address, title }
      }
      const section = there.headings.sections.find((each) => each.anchor === anchor.anchor)
      if (anchor.anchor === undefined) return { type: 'to', address, title }
      return { type: 'to', address: `${own ? '' : address}#${anchor.anchor}`, title: section?.words ?? title }
    }
    if (destination.type === 'missing') {
      const label = this.#labels.get(plain) ?? this.#labels.get(destination.path)
      if (label) return this.#link(page, `#${plain}`, line)
      return drop(`The link to “${shown}” is broken in the source: there is no “${destination.path}”; its words stay.`)
    }
    if (destination.type === 'outside')
      return drop(`The link to “${shown}” leads out of the imported folder; its words stay.`)
    const image = isImage(destination.path) ? this.#images.show(destination.path) : undefined
    if (image && 'file' in image) return { type: 'to', address: this.#besidePage(image.file) }
    const { url } = this.#provenance
    if (!url) return drop(`The link to “${shown}” leads to ${destination.path}, which is not imported; its words stay.`)
    this.#tell(
      page.path,
      'look',
      `The link to “${shown}” leads to ${destination.path}, which is not imported; it leads to the original.`,
      { line },
    )
    return { type: 'to', address: addressBelow(url, destination.path) }
  }

  #image(page: Page, target: string, line: number): NewImage {
    const drop = (message: string): NewImage => {
      this.#tell(page.path, 'dropped', message, { line })
      return { type: 'words' }
    }
    const shown = target.length > 120 ? `${target.slice(0, 117)}…` : target
    const scheme = schemeOf(target.trim())
    const destination = this.#tree.resolve(target.trim(), page.path)
    if (!destination) {
      if ((scheme === 'https' || scheme === 'http') && !schemeProblem(target.trim())) {
        this.#tell(
          page.path,
          'guessed',
          `The image “${shown}” lies on another host, and is not shown from there; a link stands in its place.`,
          { line },
        )
        return { type: 'link', address: escapedAddress(target.trim()) }
      }
      return drop(`The image “${shown}” is left out, its words stay.`)
    }
    if (destination.type === 'outside')
      return drop(`The image “${shown}” lies outside the imported folder; its words stay.`)
    if (destination.type !== 'file') return drop(`The image “${shown}” is missing in the source; its words stay.`)
    const image = this.#images.show(destination.path)
    if ('problem' in image) return drop(`The image “${shown}” is left out, its words stay: ${image.problem}.`)
    if (image.isCleaned)
      this.#tell(
        page.path,
        'guessed',
        `The image “${shown}” is copied without the notes of the program that made it.`,
        { line },
      )
    return { type: 'show', address: this.#besidePage(image.file) }
  }

  /** The address of a file as it is written in a draft, which stands in the folder of its kind. */
  #besidePage(file: string): string {
    return file.slice(folders[this.#options.kind].length + 1)
  }

  #addressOf({ id }: Page): string {
    return `${this.#options.kind}:${id}`
  }

  /** Names that may stand only once in a handbook: the first draft keeps each. */
  #settleNames(drafts: readonly ImportedDraft[]): void {
    const alerts = new Map<string, string>()
    const aliases = new Set<string>()
    for (const { source, data } of [...drafts].sort((a, b) => inTextOrder(a.source, b.source))) {
      data['alerts'] = ((data['alerts'] as string[] | undefined) ?? []).filter((alert) => {
        const other = alerts.get(alert.toLowerCase())
        alerts.set(alert.toLowerCase(), other ?? alert)
        return other === undefined || other === alert
      })
      data['aliases'] = ((data['aliases'] as string[] | undefined) ?? []).filter((alias) => {
        const isFree = !aliases.has(alias.toLowerCase())
        if (!isFree)
          this.#tell(source, 'dropped', `“${alias}” is a former address of another page as well.`, { field: 'aliases' })
        aliases.add(alias.toLowerCase())
        return isFree
      })
    }
  }

  /** Files that are neither pages nor shown by one, by their type. */
  #tellFilesLeft(): void {
    const shown = new Set(this.#images.assets().map(({ source }) => source))
    const left = new Map<string, string[]>()
    for (const { path } of this.#input.files) {
      if (shown.has(path) || isNavigation(path) || isLicenceFile(path) || /\.(?:md|mdx|markdown)$/i.test(path)) continue
      const ending = /\.[\w-]{1,12}$/.exec(path)?.[0].toLowerCase() ?? 'no ending'
      left.set(ending, [...(left.get(ending) ?? []), path])
    }
    for (const [ending, [first, ...others]] of left) {
      const more = others.length > 0 ? ` and ${others.length} more of its type` : ''
      this.#tell(
        first!,
        'dropped',
        `${ending === 'no ending' ? 'A file without an ending' : `A file that ends in “${ending}”`}${more} is no page, and no page shows it.`,
      )
    }
  }
}

/** Ids that are pages of the site itself. */
const RESERVED = /^(?:print|by-alert|service|severity|type|year|factor)$/

function unsaid(file: string, field: string, what: string, option: string): InputProblem {
  return {
    file,
    message: `nothing says ${what}`,
    hint: `Give ${option}, or --rule 'PATTERN=${field}:ID' for some paths.`,
  }
}

/** The text of a file with line feeds, without a byte order mark. What is not UTF-8 is read as the encoding it may be. */
function decoded(bytes: Uint8Array): { text: string; guessed?: string } {
  const clean = (text: string) =>
    text
      .replace(/^\uFEFF/, '')
      .toWellFormed()
      .replace(/\r\n?/g, '\n')
      .replaceAll('\0', '\uFFFD')
  if (bytes[0] === 0xff && bytes[1] === 0xfe)
    return { text: clean(new TextDecoder('utf-16le').decode(bytes)), guessed: 'UTF-16' }
  try {
    return { text: clean(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) }
  } catch {
    return { text: clean(new TextDecoder('windows-1252').decode(bytes)), guessed: 'Windows-1252' }
  }
}

function addressBelow(url: string, path: string): string {
  return escapedAddress(`${url.replace(/\/+$/, '')}/${path.split('/').map(encodeURIComponent).join('/')}`)
}

/** An address as it can stand in Markdown without brackets around it. */
function escapedAddress(address: string): string {
  return address.replace(/[\s<>()\\"'`|*_[\]]/g, (character) =>
    character === '_' || character === '*'
      ? character
      : `%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`,
  )
}
