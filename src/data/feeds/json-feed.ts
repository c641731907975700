/** JSON Feed 1.1: https://www.jsonfeed.org/version/1.1/ */
import { type Feed, type FeedEntry, writtenOnce } from './feed.ts'

export function jsonFeed({ title, summary, lang, page, addresses, publisher, entries }: Feed): string {
  const head = {
    version: 'https://jsonfeed.org/version/1.1',
    title,
    home_page_url: page,
    feed_url: addresses.json,
    description: summary,
    language: lang,
    authors: [{ name: publisher.name, url: publisher.page }],
  }
  // The items are written already; the rest goes around them.
  return `${JSON.stringify(head).slice(0, -1)},"items":[\n${entries.map(jsonItem).join(',\n')}\n]}\n`
}

const jsonItem = writtenOnce(({ id, page, lang, title, summary, html, published, updated, tags }: FeedEntry) =>
  JSON.stringify({
    id,
    url: page,
    title,
    summary,
    content_html: html,
    ...(published ? { date_published: published } : {}),
    date_modified: updated,
    tags,
    language: lang,
  }),
)
