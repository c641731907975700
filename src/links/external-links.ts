/** What a handbook links to elsewhere on the web: in its texts, in front matter and in data files. */
import { visit } from 'unist-util-visit'
import type { Handbook } from '../handbook.ts'
import { parseMarkdown } from '../markdown/parse.ts'
import type { CatalogueFile } from '../model/index.ts'

export interface ExternalLink {
  /** Without its fragment: servers are not told of it. */
  url: string
  /** Where it is linked from, in the order of the files. */
  places: { file: string; line: number }[]
}

/** Links of everything that is published, each once, in code-unit order. */
export function externalLinks({ source }: Handbook): ExternalLink[] {
  const places = new Map<string, ExternalLink['places']>()
  const add = (address: string, file: string, line: number) => {
    if (!/^https?:\/\//i.test(address)) return
    const url = URL.parse(address)
    if (!url) return
    url.hash = ''
    const known = places.get(url.href)
    if (known) known.push({ file, line })
    else places.set(url.href, [{ file, line }])
  }
  const { settings, frameworks, signatories } = source.catalogues
  const dataFiles: [CatalogueFile, unknown][] = [
    ['handbook.yaml', settings],
    ['controls.yaml', { frameworks }],
    ['signatories.yaml', { signatories }],
  ]
  for (const [file, data] of dataFiles) {
    for (const { path, text } of textsIn(data)) add(text, file, source.locateData(file, path).line)
  }
  for (const { file, data, isPublic, body, bodyLine, locate } of source.documents) {
    if (!isPublic) continue
    for (const { path, text } of textsIn(data)) add(text, file, locate(path).line)
    for (const { url, line } of linksIn(body)) add(url, file, bodyLine + line - 1)
  }
  return [...places].map(([url, from]) => ({ url, places: from })).sort((a, b) => (a.url < b.url ? -1 : 1))
}

function* textsIn(value: unknown, path: PropertyKey[] = []): Generator<{ path: PropertyKey[]; text: string }> {
  if (typeof value === 'string') yield { path, text: value }
  else if (typeof value === 'object' && value !== null) {
    for (const [key, entry] of Object.entries(value)) {
      yield* textsIn(entry, [...path, Array.isArray(value) ? Number(key) : key])
    }
  }
}

/** Addresses of links, with the lines of the body where they stand. */
function linksIn(body: string): { url: string; line: number }[] {
  const links: { url: string; line: number }[] = []
  try {
    visit(parseMarkdown(body), ['link', 'definition'], (node) => {
      if (node.type === 'link' || node.type === 'definition') {
        links.push({ url: node.url, line: node.position?.start.line ?? 1 })
      }
    })
  } catch {
    // A text that the parser refuses is not published either: the checks say so.
  }
  return links
}
