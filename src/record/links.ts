/** Decides where a link leads. One index for the whole handbook; a look-up is a few map accesses. */

import type { Resolution } from '../markdown/types.ts'
import { didYouMean, sameWord } from '../model/explain.ts'
import { fileKindNames } from '../model/file-kinds.ts'
import { folders, type Kind, kinds } from '../model/index.ts'
import type { Language } from '../model/values.ts'
import {
  ASSETS,
  actionsPath,
  addressOf,
  alertAddress,
  DECLARATION,
  fieldsPath,
  foldName,
  insightsPath,
  keyOf,
  languageRoot,
  serviceAddress,
  withBase,
} from './address.ts'

/** What the index needs to know of a document. */
export interface LinkableDocument {
  kind: Kind
  id: string
  lang: Language
  /** Path below the content folder. */
  file: string
  isPublic: boolean
  /** What of its front matter makes addresses and names links; absent when it is not valid. */
  data?: { title: string; aliases?: string[]; alerts?: string[] } | undefined
}

export interface LinkableHandbook {
  documents: LinkableDocument[]
  /** Ids of the services; absent when they cannot be known, because their file is not valid. */
  services?: string[]
  /** Whether there is a glossary. */
  glossary?: boolean
  /** Files that may be shown, as paths below the content folder. */
  assets: Set<string>
  languages: Language[]
  /** Base path, with a slash at both ends. */
  base: string
}

/** Schemes of links to documents: `postmortem:ID`. A principle is a document of the manifesto. */
const schemes: Record<string, Kind> = {
  manifesto: 'manifesto',
  principle: 'manifesto',
  process: 'process',
  runbook: 'runbook',
  postmortem: 'postmortem',
}

const EXTERNAL = /^(https?:\/\/|mailto:|tel:)/i

export class LinkIndex {
  readonly #handbook: LinkableHandbook
  readonly #byKey = new Map<string, LinkableDocument>()
  readonly #byFile = new Map<string, LinkableDocument>()
  readonly #filesByFoldedName = new Map<string, string>()
  readonly #addresses = new Map<string, LinkableDocument | undefined>()
  readonly #aliases = new Map<string, LinkableDocument>()

  constructor(handbook: LinkableHandbook) {
    this.#handbook = handbook
    for (const document of handbook.documents) {
      if (!this.#byKey.has(keyOf(document))) this.#byKey.set(keyOf(document), document)
      this.#byFile.set(document.file, document)
      this.#addresses.set(addressOf(document, this.#defaultLanguage), document)
      if (document.isPublic) for (const alias of document.data?.aliases ?? []) this.#aliases.set(alias, document)
      for (const alert of (document.isPublic && document.data?.alerts) || []) {
        this.#addresses.set(alertAddress(alert), undefined)
      }
    }
    for (const file of [...this.#byFile.keys(), ...handbook.assets]) this.#filesByFoldedName.set(foldName(file), file)
    for (const lang of handbook.languages) {
      const root = languageRoot(lang, this.#defaultLanguage)
      const indexes = [
        '',
        'search/',
        'accessibility/',
        fieldsPath(),
        ...fileKindNames.map((kind) => fieldsPath(kind)),
        `${folders.runbook}/print/`,
        actionsPath(),
        insightsPath(),
        // The manifesto has no index of its own: its declaration is one, and is a document.
        ...kinds.filter((kind) => kind !== 'manifesto').map((kind) => `${folders[kind]}/`),
        ...(handbook.services?.length ? ['services/'] : []),
        ...(handbook.glossary ? ['glossary/'] : []),
      ]
      for (const index of indexes) if (!this.#addresses.has(root + index)) this.#addresses.set(root + index, undefined)
      for (const id of handbook.services ?? [])
        this.#addresses.set(serviceAddress(id, lang, this.#defaultLanguage), undefined)
    }
  }

  get #defaultLanguage(): Language {
    return this.#handbook.languages[0]!
  }

  /**
   * The document of this kind and id: in `lang` if it is published there, else in the handbook’s first language that
   * has it. A translation that is still a draft hides nothing; a document that is nowhere more than a draft is given.
   */
  find(kind: Kind, id: string, lang: Language): LinkableDocument | undefined {
    const found = [lang, ...this.#handbook.languages]
      .map((each) => this.#byKey.get(keyOf({ kind, id, lang: each })))
      .filter((document) => document !== undefined)
    return found.find((document) => document.isPublic) ?? found[0]
  }

  /** Where `target`, written in `from`, leads. */
  resolve(target: string, from: LinkableDocument): Resolution {
    if (target === '') return { problem: 'the link is empty', hint: 'Write an address, or remove the link.' }
    if (EXTERNAL.test(target)) return { href: target, external: true }
    const [path, fragment] = splitFragment(target)
    if (path === '') return this.#toDocument(from, fragment, from, true)
    const scheme = /^([a-z]+):(.*)$/.exec(path)
    if (scheme) return this.#byScheme(scheme[1]!, scheme[2]!, fragment, from)
    if (path.startsWith('/')) return this.#byAddress(path, fragment, from)
    return this.#byFilePath(path, fragment, from)
  }

  #byScheme(scheme: string, id: string, fragment: string | undefined, from: LinkableDocument): Resolution {
    const { services, base } = this.#handbook
    if (scheme === 'service') {
      if (services && !services.includes(id)) {
        return {
          problem: `there is no service “${id}”`,
          hint: didYouMean(id, services) ?? 'Services are listed in services.yaml.',
        }
      }
      return fragment
        ? withoutAnchors(fragment)
        : { href: withBase(serviceAddress(id, from.lang, this.#defaultLanguage), base) }
    }
    const kind = Object.hasOwn(schemes, scheme) ? schemes[scheme] : undefined
    if (!kind) {
      return {
        problem: `“${scheme}:” is not a kind of link`,
        hint: `Documents are linked as ${Object.keys(schemes).join(':ID, ')}:ID or service:ID.`,
      }
    }
    const found = this.find(kind, id || DECLARATION, from.lang)
    if (found) return this.#toDocument(found, fragment, from)
    const ids = [...new Set(this.#handbook.documents.filter((each) => each.kind === kind).map((each) => each.id))]
    const meant = sameWord(id, ids)
    return {
      problem: `there is no ${scheme} “${id}”`,
      hint: didYouMean(id, ids) ?? `Look for its file in ${folders[kind]}/.`,
      ...(meant ? { fix: withFragment(`${scheme}:${meant}`, fragment) } : {}),
    }
  }

  #byAddress(path: string, fragment: string | undefined, from: LinkableDocument): Resolution {
    const address = path.endsWith('/') ? path : `${path}/`
    const document = this.#addresses.get(address)
    if (document) return this.#toDocument(document, fragment, from)
    if (this.#addresses.has(address)) {
      return fragment ? withoutAnchors(fragment) : { href: withBase(address, this.#handbook.base) }
    }
    const successor = this.#aliases.get(address)
    if (successor) {
      const now = addressOf(successor, this.#defaultLanguage)
      return {
        problem: `“${path}” is a former address of ${successor.file}`,
        hint: `Link to ${now}, or to the file: the detour costs readers time.`,
        fix: withFragment(now, fragment),
      }
    }
    return {
      problem: `there is no page at “${path}”`,
      hint: 'Link to a document by its file, ../runbooks/disk-full.md, or by its id, runbook:disk-full.',
    }
  }

  #byFilePath(path: string, fragment: string | undefined, from: LinkableDocument): Resolution {
    let decoded: string
    try {
      decoded = decodeURIComponent(path)
    } catch {
      return {
        problem: `“${path}” is not a path`,
        hint: 'A percent sign in an address is followed by two hexadecimal digits.',
      }
    }
    const file = joinPath(from.file, decoded)
    if (file === undefined) {
      return {
        problem: `“${path}” leads out of the content folder`,
        hint: 'Copy the file into the content folder, or link to a web address.',
      }
    }
    const document = this.#byFile.get(file)
    if (document) return this.#toDocument(document, fragment, from)
    if (this.#handbook.assets.has(file)) {
      const href = withBase(ASSETS + file.split('/').map(encodeURIComponent).join('/'), this.#handbook.base)
      return { href, asset: file }
    }
    const otherCase = this.#filesByFoldedName.get(foldName(file))
    if (otherCase) {
      return {
        problem: `there is no file “${file}”, only “${otherCase}”`,
        hint: 'Write upper and lower case exactly as the file has them.',
        ...(path === decoded ? { fix: withFragment(relativePath(from.file, otherCase), fragment) } : {}),
      }
    }
    const suggestion = didYouMean(file, [...this.#filesByFoldedName.values()])
    return {
      problem: `there is no file “${file}”`,
      hint: suggestion ?? 'The path counts from the folder of the file that the link stands in.',
    }
  }

  #toDocument(
    document: LinkableDocument,
    fragment: string | undefined,
    from: LinkableDocument,
    samePage = false,
  ): Resolution {
    // Drafts may link to each other: until one of them is published, no reader follows the link.
    if (!document.isPublic && from.isPublic) {
      return {
        problem: `“${document.file}” is a draft and is not published`,
        hint: 'Publish it, or remove the link until then.',
      }
    }
    const page = samePage ? '' : withBase(addressOf(document, this.#defaultLanguage), this.#handbook.base)
    return {
      href: page + (fragment ? `#${fragment}` : ''),
      document: { key: keyOf(document), ...(fragment ? { fragment } : {}) },
      ...(document.data ? { title: document.data.title } : {}),
    }
  }
}

/** Indexes and services are pages that the site writes itself; their parts may change. */
function withoutAnchors(fragment: string): Resolution {
  return {
    problem: `only documents have parts that can be linked, so “#${fragment}” leads nowhere`,
    hint: 'Link to the page as a whole.',
  }
}

function withFragment(target: string, fragment: string | undefined): string {
  return fragment === undefined ? target : `${target}#${fragment}`
}

/** The path of `to` as it is written in `from`; both are paths below the content folder. */
function relativePath(from: string, to: string): string {
  const [here, there] = [from.split('/').slice(0, -1), to.split('/')]
  while (here.length > 0 && there.length > 1 && here[0] === there[0]) {
    here.shift()
    there.shift()
  }
  return [...here.map(() => '..'), ...there].join('/')
}

function splitFragment(target: string): [path: string, fragment: string | undefined] {
  const at = target.indexOf('#')
  return at === -1 ? [target, undefined] : [target.slice(0, at), target.slice(at + 1) || undefined]
}

/** Resolves `relative` against the folder of `file`; `undefined` when it climbs out of the content folder. */
function joinPath(file: string, relative: string): string | undefined {
  const segments = file.split('/').slice(0, -1)
  for (const segment of relative.split('/')) {
    if (segment === '' || segment === '.') continue
    if (segment !== '..') segments.push(segment)
    else if (segments.pop() === undefined) return undefined
  }
  return segments.join('/')
}
