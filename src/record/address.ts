/** Where each thing lives on the site. Addresses are permanent, and begin below the base path. */
import type { FileKind } from '../model/file-kinds.ts'
import { folders, type Kind } from '../model/index.ts'
import type { Language } from '../model/values.ts'

/** What identifies a document: its kind, its language and its id. */
export interface DocumentName {
  kind: Kind
  lang: Language
  id: string
}

/** `kind/lang/id`: unique, and the same in every store. */
export function keyOf({ kind, lang, id }: DocumentName): string {
  return `${kind}/${lang}/${id}`
}

/** The declaration of the manifesto is the index of its folder, whatever its file is called. */
export const DECLARATION = 'manifesto'

/** `/runbooks/disk-full/`, or `/de/runbooks/disk-full/` in a further language. */
export function addressOf(name: DocumentName, defaultLanguage: Language): string {
  const root = languageRoot(name.lang, defaultLanguage)
  const folder = `${root}${folders[name.kind]}/`
  return name.kind === 'manifesto' && name.id === DECLARATION ? folder : `${folder}${name.id}/`
}

/** The name of a document’s copy for machines, below the site’s root: `runbooks/disk-full.md`, beside its page. */
export function copyPath(name: DocumentName, ending: 'json' | 'md' | 'png', defaultLanguage: Language): string {
  // The declaration of the manifesto is the index of its folder, and has a name beside the others there.
  const folder = `${languageRoot(name.lang, defaultLanguage)}${folders[name.kind]}/`.slice(1)
  return `${folder}${name.id}.${ending}`
}

/** Where the page stands that shows what changed in a postmortem from one revision to the next. */
export function changesAddress(name: DocumentName, defaultLanguage: Language): string {
  return `${addressOf(name, defaultLanguage)}changes/`
}

/** `/`, or `/de/` for a further language. */
export function languageRoot(lang: Language, defaultLanguage: Language): string {
  return lang === defaultLanguage ? '/' : `/${lang}/`
}

export function serviceAddress(id: string, lang: Language, defaultLanguage: Language): string {
  return `${languageRoot(lang, defaultLanguage)}services/${id}/`
}

/** What postmortems can be narrowed down by. Each value has a page below this name, which no postmortem can have. */
export const facetNames = ['service', 'severity', 'type', 'year', 'factor'] as const
export type FacetName = (typeof facetNames)[number]

/** The postmortems of one value, below the language’s root: `postmortems/year/2024/`. */
export function facetPath(facet: FacetName, value: string): string {
  return `${folders.postmortem}/${facet}/${value}/`
}

/** A page of a list, below the language’s root: the first one has the list’s own address, `…/`, those after it `…/2/`. */
export function listPagePath(list: string, page: number): string {
  return page === 1 ? list : `${list}${page}/`
}

/** All runbooks or processes of a service, below the language’s root, where its own page cannot show them. */
export function serviceListPath(service: string, kind: 'runbook' | 'process'): string {
  return `services/${service}/${folders[kind]}/`
}

/** The processes of a layer, below the language’s root: a name that no process can have. */
export function layerPath(layer: string): string {
  return `${folders.process}/layer/${layer}/`
}

/** The set of runbooks for paper, or that of one service, below the language’s root. */
export function printPath(service?: string): string {
  return service === undefined ? `${folders.runbook}/print/` : `${folders.runbook}/print/${service}/`
}

/** Everything that begins with a letter, below the language’s root: `search/a/`, `search/0/` for digits. */
export function letterPath(letter: string): string {
  return `search/${letterName(letter)}/`
}

/** Everything that carries a tag, below the language’s root. */
export function tagPath(tag: string): string {
  return `search/tag/${tag}/`
}

/** The alerts that begin with a letter, below the language’s root: a name that no runbook can have. */
export function alertLetterPath(letter: string): string {
  return `${folders.runbook}/alerts/${letterName(letter)}/`
}

/** Letters of other alphabets are written as what they are in Unicode: `u0416`. */
function letterName(letter: string): string {
  const name = letter.toLowerCase()
  return /^[a-z0-9]$/.test(name) ? name : `u${name.codePointAt(0)!.toString(16).padStart(4, '0')}`
}

/** What has a ledger of its own within that of all actions. */
export type LedgerPart = 'team' | 'service'

/** The ledger of actions, or the part of one team or service, below the language’s root: `actions/team/storage/`. */
export function actionsPath(part?: LedgerPart, id?: string): string {
  return part && id ? `actions/${part}/${id}/` : 'actions/'
}

/** What all incidents say together, below the language’s root; those of other organisations, where both have a page. */
export function insightsPath(others = false): string {
  return others ? 'insights/others/' : 'insights/'
}

/** The calendar of what is due, of all teams or of one, below the language’s root: `actions/team/storage/due.ics`. */
export function dueCalendarPath(team?: string): string {
  return `${actionsPath('team', team)}due.ics`
}

/** The calendar of reviews, below the language’s root. */
export const REVIEWS_CALENDAR = 'reviews.ics'

/** The index of evidence, or a page of one framework, below the language’s root: `controls/iso27001/`, `controls/iso27001/2/`. */
export function controlsPath(framework?: string, page = 1): string {
  if (!framework) return 'controls/'
  return listPagePath(`controls/${framework}/`, page)
}

/** What is published and what is not, below the language’s root. */
export const COVERAGE = 'coverage/'

/** The reference of fields, or that of one kind of file, below the language’s root: `guide/fields/postmortem/`. */
export function fieldsPath(kind?: FileKind): string {
  return kind ? `guide/fields/${kind}/` : 'guide/fields/'
}

/** The page that describes the files for machines, below the language’s root. */
export const DATA = 'data/'

/** Where the JSON Schema of a kind of file is: the same for every language, because editors read it. */
export function schemaAddress(kind: FileKind): string {
  return `/schema/${kind}.json`
}

/** Below which address alerts lead to their runbooks. */
export const ALERTS = '/runbooks/by-alert/'

/** Where an alert’s name leads: the same address for every language, because alerts are written by machines. */
export function alertAddress(name: string): string {
  return `${ALERTS}${name}/`
}

/** Below which address the content folder's images are published, with their path. */
export const ASSETS = '/assets/'

/** An address of the site as it is written into a page: below `base`, which ends with a slash. */
export function withBase(address: string, base: string): string {
  return base.slice(0, -1) + address
}

/**
 * A name as the least careful file system or object store sees it: upper and lower case, and the two ways to write
 * “ü”, are the same.
 */
export function foldName(name: string): string {
  return name.normalize('NFC').toLowerCase()
}
