/**
 * What a page is, in the words of https://schema.org. Said is only what is true of the page as it stands: a runbook is a
 * technical article and no HowTo, because what its steps are is prose to us.
 */
import type { Messages } from '../i18n/index.ts'
import { licence } from '../i18n/licence.ts'
import { folders } from '../model/index.ts'
import type { Language } from '../model/values.ts'
import { DATA, languageRoot } from '../record/address.ts'
import type { Document, SiteFacts } from '../record/record.ts'

export interface DescribedPage {
  title: string
  description: string
  lang: Language
  /** Below the base path. */
  address: string
  shown?: Document | undefined
}

const types = { postmortem: 'Report', runbook: 'TechArticle', process: 'TechArticle' } as const

/** Absent for pages of which nothing is to be said but what their links say: lists. */
export function structuredData(
  { title, description, lang, address, shown }: DescribedPage,
  facts: SiteFacts,
  words: Messages,
  whole: (address: string) => string,
): object | undefined {
  const { settings } = facts.catalogues
  const root = languageRoot(lang, settings.languages[0]!)
  const url = whole(address)
  const home = whole(root)
  const publisher = { '@type': 'Organization', name: settings.organisation }
  const context = 'https://schema.org'
  if (address === root) {
    return { '@context': context, '@type': 'WebSite', name: title, description, url, inLanguage: lang, publisher }
  }
  if (address === root + DATA) {
    const distribution = {
      '@type': 'DataDownload',
      encodingFormat: 'application/json',
      contentUrl: whole('/api/v1/index.json'),
    }
    const terms = licence(settings.license).url
    const dataset = {
      '@context': context,
      '@type': 'Dataset',
      name: title,
      description,
      url,
      ...(terms ? { license: terms } : {}),
    }
    return { ...dataset, creator: publisher, distribution }
  }
  if (!shown || shown.kind === 'manifesto') return undefined
  const { kind, data, lastChange } = shown
  const license = licence('license' in data && data.license ? data.license : settings.license).url
  const article = {
    '@type': types[kind],
    headline: title,
    description,
    url,
    inLanguage: lang,
    ...('published' in data && data.published ? { datePublished: data.published } : {}),
    ...(lastChange ? { dateModified: lastChange.day } : {}),
    ...(license ? { license } : {}),
    publisher,
  }
  const way = [
    [words.site.home, home],
    [words.kinds[kind], whole(`${root}${folders[kind]}/`)],
    [title, url],
  ].map(([name, item], at) => ({ '@type': 'ListItem', position: at + 1, name, item }))
  return { '@context': context, '@graph': [article, { '@type': 'BreadcrumbList', itemListElement: way }] }
}

/** As the text of a script element, which nothing in it can close: “<” begins no tag where it is written as an escape. */
export function inScript(data: object): string {
  return JSON.stringify(data).replaceAll('<', '\\u003c')
}
