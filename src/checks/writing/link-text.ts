import type { DocumentRule } from '../rule.ts'

/** What says nothing on its own, in lower case and without punctuation. */
const EMPTY_WORDS = new Set(
  `
  here, click, click here, click on this link, go, go here, see here, look here, read here, over here, in here,
  this, this one, link, the link, this link, a link, follow this link, more, more here, more info,
  more information, more details, read more, see more, learn more, find out more, read this, see this, continue,
  continue reading, this page, this document, this article, this site, this website, page, url, website,
  hier, hier klicken, klick hier, klicke hier, klicken sie hier, siehe hier, s. hier, lies hier, lesen sie hier,
  hier lesen, hier nachlesen, dort, da, dies, dieser link, diesem link, der link, den link, zum link, mehr,
  mehr dazu, mehr erfahren, mehr lesen, mehr informationen, mehr infos, weitere informationen, weitere infos,
  weitere details, weiterlesen, weiter, diese seite, dieser seite, dieses dokument, dieser artikel, seite,
  webseite
  `
    .split(',')
    .map((words) => words.trim()),
)

const LONGEST = Math.max(...[...EMPTY_WORDS].map((words) => words.length)) + 10

export const linkText: DocumentRule = {
  id: 'link-text',
  severity: 'warn',
  description: 'The words of a link say where it leads.',
  why: 'A screen reader lists the links of a page by their words, and everybody else looks for the underlined ones.',
  remedy:
    'Let the words name what is there: “see the rules of review” instead of “for the rules of review click here”.',
  bad: { kind: 'process', body: '\nFor the severities click [here](https://handbook.example.org/severities/).\n' },
  good: { kind: 'process', body: '\nSee the [severities](https://handbook.example.org/severities/).\n' },
  *judge({ passages }) {
    for (const { text, links, range } of passages) {
      for (const [start, end, title] of links) {
        const words = text.slice(start, end).replace(/\s+/g, ' ')
        if (words.length > LONGEST || (words.trim() !== '' && !EMPTY_WORDS.has(asSpoken(words)))) continue
        yield {
          ...range(start, end),
          message: words.trim() === '' ? 'the link has no words' : `“${words}” does not say where the link leads`,
          hint: title
            ? `It leads to “${title}”: name that, or what the reader finds there.`
            : 'Let the words of the link name what is there.',
        }
      }
    }
  },
}

/** Words without the punctuation and arrows around them, in lower case. */
function asSpoken(words: string): string {
  return words.toLowerCase().replace(/^[^\p{L}\uFFFC]+|[^\p{L}\uFFFC]+$/gu, '')
}
