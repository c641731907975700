/**
 * RSS 2.0, as the RSS Advisory Board specifies it and profiles it: https://www.rssboard.org/rss-profile. What it lacks is
 * taken from Atom (`updated`, the feed’s own address), Dublin Core (language of an item) and the content module.
 */

import { feedTypes } from '../../record/feed-address.ts'
import { type Feed, type FeedEntry, updatedOf, writtenOnce } from './feed.ts'
import { escapeHtml } from './html.ts'
import { xmlElement, xmlText } from './xml.ts'

const NAMESPACES = [
  'xmlns:atom="http://www.w3.org/2005/Atom"',
  'xmlns:content="http://purl.org/rss/1.0/modules/content/"',
  'xmlns:dc="http://purl.org/dc/elements/1.1/"',
].join(' ')

export function rssFeed(feed: Feed): string {
  const { title, summary, lang, page, addresses, publisher, license, entries } = feed
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<rss version="2.0" ${NAMESPACES}>`,
    '<channel>',
    xmlElement('title', title),
    xmlElement('link', page),
    xmlElement('description', summary),
    `<language>${lang}</language>`,
    xmlElement('copyright', `${publisher.name}, ${license.name}`),
    ...(entries.length > 0 ? [`<lastBuildDate>${rfc822(updatedOf(feed))}</lastBuildDate>`] : []),
    '<docs>https://www.rssboard.org/rss-specification</docs>',
    `<atom:link rel="self" type="${feedTypes.rss.type}" href="${xmlText(addresses.rss)}"/>`,
    ...entries.map(rssItem),
    '</channel>',
    '</rss>',
    '',
  ].join('\n')
}

const rssItem = writtenOnce((entry: FeedEntry) =>
  [
    '<item>',
    xmlElement('title', entry.title),
    xmlElement('link', entry.page),
    // An id that is no page is no permanent link either.
    `<guid isPermaLink="${entry.id === entry.page}">${xmlText(entry.id)}</guid>`,
    `<pubDate>${rfc822(entry.published ?? entry.updated)}</pubDate>`,
    `<atom:updated>${entry.updated}</atom:updated>`,
    `<dc:language>${entry.lang}</dc:language>`,
    xmlElement('dc:rights', entry.license.name),
    ...entry.tags.map((tag) => xmlElement('category', tag)),
    // A description is HTML, where Atom and JSON Feed have plain text.
    xmlElement('description', escapeHtml(entry.summary)),
    xmlElement('content:encoded', entry.html),
    '</item>',
  ].join('\n'),
)

/** `Fri, 20 Nov 2026 13:44:05 GMT`, with the year in four digits as the profile asks for. */
function rfc822(moment: string): string {
  return new Date(moment).toUTCString()
}
