import type { Nodes } from 'hast'
import { attribute, type BuiltSite } from './built-site.ts'

/** Words that are frequent in one language, and none in the other. */
const TELLTALES: [lang: string, words: ReadonlySet<string>][] = [
  [
    'de',
    new Set('der das und nicht ist ein eine wir wird wurde sind mit für auf von zu dem den im bei nach'.split(' ')),
  ],
  ['en', new Set('the and not of is are with for on from to we this that by it its at as were be has'.split(' '))],
]

const BLOCK = /^(?:p|li|dt|dd|h[1-6]|td|th|caption|figcaption|summary|label|div|section|header|footer|nav|main|title)$/

/** Parts of pages whose words are of another language than the page says: a screen reader would read them wrongly. */
export function misspoken(site: BuiltSite): string[] {
  return site.pages.flatMap((page) => {
    const pieces: Piece[] = [{ lang: '', text: '' }]
    gather(page.one('html'), '', pieces)
    return pieces.filter(isMisspoken).map(({ lang, text }) => `${page.address} (${lang}) ${text.trim().slice(0, 100)}`)
  })
}

/** Running text that is said to be of one language. */
interface Piece {
  lang: string
  text: string
}

function isMisspoken({ lang, text }: Piece): boolean {
  const words = text.toLowerCase().match(/\p{L}+/gu) ?? []
  const count = (telltales: ReadonlySet<string>) => words.filter((word) => telltales.has(word)).length
  const own = TELLTALES.filter(([each]) => each === lang).map(([, telltales]) => count(telltales))
  const others = TELLTALES.filter(([each]) => each !== lang).map(([, telltales]) => count(telltales))
  return Math.max(...others) >= 3 && Math.max(...others) > Math.max(0, ...own)
}

function gather(node: Nodes, inherited: string, pieces: Piece[]): void {
  if (node.type === 'text') pieces.at(-1)!.text += node.value
  if (node.type !== 'element' || /^(?:code|pre|script|style|svg)$/.test(node.tagName)) return
  const lang = attribute(node, 'lang') ?? inherited
  const apart = BLOCK.test(node.tagName) || lang !== inherited
  if (apart) pieces.push({ lang, text: '' })
  for (const child of node.children) gather(child, lang, pieces)
  if (apart) pieces.push({ lang: inherited, text: '' })
}
