/** The fields of a draft: what the source says of itself, and what has to stand where it says nothing. */
import type { Kind } from '../../model/index.ts'
import { placeholder } from '../../model/placeholder.ts'
import { ID_PATTERN, type Language } from '../../model/values.ts'
import { isReserved } from '../../record/reserved-ids.ts'
import type { Fate } from '../importer.ts'
import { words } from './ids.ts'
import { asSummary } from './summary.ts'

/** What can be taken from foreign front matter, since its meaning is sure. */
export interface TakenFields {
  title?: string
  summary?: string
  tags: string[]
  aliases: string[]
  /** Addresses under which links of the source lead here. */
  addresses: string[]
  /** The place among others, where the source numbers its pages. */
  order?: number
}

type TellField = (fate: Fate, field: string | undefined, message: string) => void

const TITLE = /^title$/i
const SUMMARY = /^(?:description|summary|excerpt)$/i
const TAGS = /^(?:tags|categories)$/i
const FORMER = /^(?:aliases|redirect_from)$/i
const ADDRESS = /^(?:permalink|url|slug|id)$/i
const ORDER = /^(?:weight|sidebar_position|nav_order|order)$/i
/** What only says how the page is made or shown. */
const LOOKS =
  /^(?:layout|toc|sidebar_label|sidebar|linktitle|hide|template|type|draft|status|math|comments|parent|has_children|nav_exclude|image|images|icon|cover|jupytext|kernelspec|orphan|menu|outputs|cascade|geekdoc.*|book.*)$/i

/** Addresses that the site makes itself: nobody may take one of them over. */
const KEPT =
  /^\/(?:(?:en|de)\/)?(?:_assets|accessibility|actions|api|assets|controls|feeds|glossary|guide|insights|manifesto|pagefind|postmortems|processes|runbooks|schema|search|services)\//i

export function takenFields(fields: ReadonlyMap<string, unknown>, tell: TellField): TakenFields {
  const taken: TakenFields = { tags: [], aliases: [], addresses: [] }
  const dropped: string[] = []
  for (const [name, value] of fields) {
    const list = (Array.isArray(value) ? value : [value])
      .filter((item) => typeof item === 'string' || typeof item === 'number')
      .map(String)
    const [first] = list
    if (value === null || value === undefined || value === '') continue
    if (TITLE.test(name) && first?.trim()) taken.title = first.replace(/\s+/g, ' ').trim()
    else if (SUMMARY.test(name) && first && !taken.summary) {
      const summary = asSummary(first)
      if (summary) taken.summary = summary
      else tell('dropped', 'summary', `“${name}” is longer than a summary can be, and has no sentence that is one.`)
    } else if (TAGS.test(name) && list.length > 0) {
      for (const tag of list) {
        const id = words(tag)
        if (ID_PATTERN.test(id) && !taken.tags.includes(id)) taken.tags.push(id)
        if (!ID_PATTERN.test(id)) tell('dropped', 'tags', `“${tag}” cannot be a tag.`)
      }
    } else if (FORMER.test(name)) {
      for (const address of list) {
        taken.addresses.push(address)
        const alias = `/${address.replace(/^\/+|\/+$/g, '').replace(/\/?index\.html?$/, '')}/`
        if (/^\/(?:[a-z0-9_~-][a-z0-9._~-]*\/)+$/i.test(alias) && !KEPT.test(alias) && !isReserved(alias))
          taken.aliases.push(alias)
        else tell('dropped', 'aliases', `“${address}” cannot be a former address here.`)
      }
    } else if (ADDRESS.test(name) && first) taken.addresses.push(first)
    else if (ORDER.test(name) && typeof value === 'number') taken.order = value
    else if (!LOOKS.test(name)) dropped.push(name)
  }
  if (dropped.length > 0) {
    const names = dropped.map((name) => `“${name.slice(0, 40)}”`)
    tell(
      'dropped',
      undefined,
      `The front matter also says ${names.slice(0, 12).join(', ')}${names.length > 12 ? ` and ${names.length - 12} more` : ''}; nothing here means the same.`,
    )
  }
  return taken
}

const unsaid = {
  summary: {
    en: 'what this page says, in words that a customer understands',
    de: 'was diese Seite sagt, in Worten, die Kundinnen und Kunden verstehen',
  },
  access: {
    en: 'which rights and places are needed before the first step',
    de: 'welche Rechte und Zugänge vor dem ersten Schritt nötig sind',
  },
  estimate: { en: 'how long it takes', de: 'wie lange es dauert' },
  purpose: { en: 'what would go wrong without this process', de: 'was ohne diesen Prozess schiefginge' },
  role: { en: 'who takes part', de: 'wer beteiligt ist' },
  responsibility: { en: 'what this role decides and does', de: 'was diese Rolle entscheidet und tut' },
  trigger: { en: 'what starts this process', de: 'was diesen Prozess auslöst' },
} as const satisfies Record<string, Record<Language, string>>

export function unsaidText(field: keyof typeof unsaid, lang: Language): string {
  return placeholder(lang, unsaid[field][lang])
}

/** What the model requires of a kind and no foreign text says: a placeholder each, for a person to replace. */
export function requiredFields(kind: Kind, lang: Language): Record<string, unknown> {
  if (kind === 'runbook') return { access: [unsaidText('access', lang)], estimate: unsaidText('estimate', lang) }
  if (kind === 'process') {
    return {
      purpose: unsaidText('purpose', lang),
      layer: 'process',
      roles: [{ name: unsaidText('role', lang), responsibility: unsaidText('responsibility', lang) }],
      triggers: [unsaidText('trigger', lang)],
      version: '0.1',
    }
  }
  return {}
}
