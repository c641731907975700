import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

export interface Snippet {
  /** The file that it stands in, without its ending. */
  family: string
  name: string
  text: string
}

const folder = fileURLToPath(new URL('../../fixtures/', import.meta.url))

/** The snippets of all Markdown files of a folder of fixtures, each with the family and the name that it has there. */
export function snippetsIn(name: 'attacks' | 'harmless'): Snippet[] {
  return readdirSync(folder + name)
    .filter((file) => file.endsWith('.md') && file !== 'README.md')
    .sort()
    .flatMap((file) => snippetsOf(file.replace(/\.md$/, ''), readFileSync(`${folder}${name}/${file}`, 'utf8')))
}

/** Drawings, named as the snippets are. */
export function drawingsIn(name: 'attacks' | 'harmless'): Snippet[] {
  return snippetsOf('drawings', readFileSync(`${folder}${name}/drawings.txt`, 'utf8'))
}

function snippetsOf(family: string, text: string): Snippet[] {
  return text
    .split(/^⁂ /m)
    .slice(1)
    .map((part) => {
      const lineEnd = part.indexOf('\n')
      return { family, name: part.slice(0, lineEnd), text: withControls(part.slice(lineEnd + 1)) }
    })
}

/** Pictures of control characters become the characters. */
function withControls(text: string): string {
  return text.replace(/[\u2400-\u241f]/g, (picture) => String.fromCharCode(picture.charCodeAt(0) - 0x2400))
}
