/** What became of external links, as Markdown for people and as data for programs. */
import { markdownText } from '../checks/reporters/markdown-text.ts'
import type { Answer, Fate } from './ask.ts'
import type { ExternalLink } from './external-links.ts'

export type AskedLink = ExternalLink & Answer

const headings: Record<Exclude<Fate, 'fine'>, string> = {
  gone: 'Gone',
  moved: 'Moved for good',
  unclear: 'Unclear: open them in a browser',
  'not-asked': 'Not asked',
}

/** A list that a person can work through: what is fine is counted only. */
export function linksMarkdown(links: AskedLink[]): string {
  const fine = links.filter(({ fate }) => fate === 'fine').length
  const parts = [`# External links\n\n${links.length} asked, ${fine} fine.\n`]
  for (const [fate, heading] of Object.entries(headings)) {
    const found = links.filter((link) => link.fate === fate)
    if (found.length > 0) parts.push(`\n## ${heading}\n\n${found.map(entry).join('')}`)
  }
  return parts.join('')
}

function entry({ url, said, to, places }: AskedLink): string {
  const now = to === undefined ? '' : `, now ${address(to)}`
  // Sources are cited again and again: the first place in each file is enough to find it.
  const from = [...Map.groupBy(places, ({ file }) => file).values()].map(([first]) => place(first!))
  return `- ${address(url)}: ${said}${now}. In ${from.join(', ')}\n`
}

/** Names of files are code, unless they hold what ends code. */
function place({ file, line }: ExternalLink['places'][number]): string {
  return /^[\w./-]+$/.test(file) ? `\`${file}:${line}\`` : `${markdownText(file)}:${line}`
}

/** A web address in angle brackets is a link; a URL that was parsed holds neither blanks nor brackets of that shape. */
function address(url: string): string {
  return `<${url}>`
}

export function linksJson(links: AskedLink[]): string {
  return `${JSON.stringify({ links }, null, 2)}\n`
}
