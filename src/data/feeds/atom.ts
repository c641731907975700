/** Atom 1.0: RFC 4287. */
import { type FeedFormat, feedFormats, feedTypes } from '../../record/feed-address.ts'
import { type Feed, type FeedEntry, type License, updatedOf, writtenOnce } from './feed.ts'
import { xmlElement, xmlText } from './xml.ts'

export function atomFeed(feed: Feed): string {
  const { title, summary, lang, page, addresses, publisher, license, entries } = feed
  const others = feedFormats.filter((format) => format !== 'atom')
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${lang}">`,
    xmlElement('id', addresses.atom),
    xmlElement('title', title),
    xmlElement('subtitle', summary),
    `<updated>${updatedOf(feed)}</updated>`,
    `<author>${xmlElement('name', publisher.name)}${xmlElement('uri', publisher.page)}</author>`,
    link('self', addresses.atom, feedTypes.atom.type),
    link('alternate', page, 'text/html'),
    ...others.map((format: FeedFormat) => link('alternate', addresses[format], feedTypes[format].type)),
    ...rights(license),
    ...entries.map(atomEntry),
    '</feed>',
    '',
  ].join('\n')
}

const atomEntry = writtenOnce((entry: FeedEntry) =>
  [
    `<entry xml:lang="${entry.lang}">`,
    xmlElement('id', entry.id),
    xmlElement('title', entry.title),
    link('alternate', entry.page, 'text/html', entry.lang),
    ...(entry.published ? [`<published>${entry.published}</published>`] : []),
    `<updated>${entry.updated}</updated>`,
    ...entry.tags.map((tag) => `<category term="${xmlText(tag)}"/>`),
    ...rights(entry.license),
    xmlElement('summary', entry.summary),
    `<content type="html">${xmlText(entry.html)}</content>`,
    '</entry>',
  ].join('\n'),
)

function link(rel: string, href: string, type: string, lang?: string): string {
  const language = lang === undefined ? '' : ` hreflang="${lang}"`
  return `<link rel="${rel}" type="${type}"${language} href="${xmlText(href)}"/>`
}

/** The licence by name, and where its text is: RFC 4946. */
function rights({ name, url }: License): string[] {
  return [xmlElement('rights', name), ...(url === undefined ? [] : [`<link rel="license" href="${xmlText(url)}"/>`])]
}
