/** Which files a content folder holds, and which of them are ours to read. */
import { readdir } from 'node:fs/promises'
import { join, sep } from 'node:path'
import type { Finding } from '../model/finding.ts'
import { dataSchemas, folders, type Kind, kinds } from '../model/index.ts'
import { wholeFile } from './source-text.ts'

/** The list of all addresses that were ever published, one a line; what stands behind “#” is a comment. */
export const PERMALINKS = 'permalinks.txt'

export interface ContentFolder {
  /** Markdown files by kind, as paths below the content folder, in code-unit order. */
  documents: { kind: Kind; file: string }[]
  /** Data files that exist. */
  dataFiles: string[]
  /** Whether there is a list of published addresses. */
  permalinks: boolean
  /** Every other file below a kind's folder: images and the like. */
  assets: Set<string>
  findings: Finding[]
}

/** @throws when the folder itself cannot be read. */
export async function listContent(root: string): Promise<ContentFolder> {
  const entries = await readdir(root, { recursive: true, withFileTypes: true })
  const listing: ContentFolder = { documents: [], dataFiles: [], permalinks: false, assets: new Set(), findings: [] }
  const files = entries
    .filter((entry) => !entry.isDirectory())
    .map((entry) => ({ entry, file: relativePath(root, join(entry.parentPath, entry.name)) }))
    .sort((a, b) => (a.file < b.file ? -1 : 1))
  for (const { entry, file } of files) {
    const segments = file.split('/')
    if (segments.some((segment) => segment.startsWith('.') || segment === 'node_modules')) continue
    const refuse = (message: string, hint: string) =>
      listing.findings.push({ rule: 'content-layout', severity: 'error', file, ...wholeFile, message, hint })
    const kind = kinds.find((candidate) => folders[candidate] === segments[0])

    if (entry.isSymbolicLink()) {
      refuse(
        'a symbolic link is not followed',
        'Put the file itself here; a link could lead out of the content folder.',
      )
    } else if (segments.length === 1) {
      if (Object.hasOwn(dataSchemas, file)) listing.dataFiles.push(file)
      else if (file === PERMALINKS) listing.permalinks = true
      else if (/\.ya?ml$/.test(file)) {
        refuse(`“${file}” is not a data file of a handbook`, `Data files are ${Object.keys(dataSchemas).join(', ')}.`)
      } else if (/\.mdx?$/i.test(file) && !/^(readme|license|contributing)\.md$/i.test(file)) {
        refuse('a document must stand in the folder of its kind', `Move it to ${Object.values(folders).join('/, ')}/.`)
      }
    } else if (!kind) {
      if (/\.mdx?$/i.test(file)) {
        refuse(
          `“${segments[0]}/” is not the folder of a kind of document`,
          `Kinds are kept in ${Object.values(folders).join('/, ')}/.`,
        )
      }
    } else if (/\.md$/.test(file)) {
      listing.documents.push({ kind, file })
    } else if (/\.(mdx?|markdown)$/i.test(file)) {
      refuse(
        'documents end in “.md”',
        'Rename the file; MDX is not accepted, because it is code that runs during the build.',
      )
    } else {
      listing.assets.add(file)
    }
  }
  return listing
}

function relativePath(root: string, path: string): string {
  return path.slice(root.length).replaceAll(sep, '/').replace(/^\/+/, '')
}
