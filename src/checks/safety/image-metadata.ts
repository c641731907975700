import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { isImage, metadataIn } from '../../images/metadata/index.ts'
import { wholeFile } from '../../reader/source-text.ts'
import type { Rule } from '../rule.ts'

/** Nothing so large is published; what is, has at most 1 MB. */
const MAXIMUM = 16 * 1024 * 1024

export const imageMetadata: Rule = {
  id: 'image-metadata',
  severity: 'error',
  safety: true,
  description: 'Images carry their picture and nothing else: no position, device, name, note or path.',
  why: 'A photo of a rack tells where the data centre is and whose phone took it; a drawing tells the path on its author’s disk.',
  remedy: 'Remove the metadata: exiftool -overwrite_original -all= --icc_profile:all FILE, for drawings svgo FILE.',
  bad: {
    kind: 'runbook',
    body: '\n![The two halves of the cluster](cluster.svg)\n',
    files: { 'runbooks/cluster.svg': drawing(' inkscape:export-filename="/home/quitte/cluster.png"') },
  },
  good: {
    kind: 'runbook',
    body: '\n![The two halves of the cluster](cluster.svg)\n',
    files: { 'runbooks/cluster.svg': drawing('') },
  },
  *check({ source }) {
    for (const file of [...source.assets].filter(isImage).sort()) {
      const path = join(source.root, file)
      if (statSync(path).size > MAXIMUM) continue
      const contents = metadataIn(file, readFileSync(path))
      if (contents.length === 0) continue
      yield {
        file,
        ...wholeFile,
        message: `the image carries ${listed(contents)}`,
        hint: `Remove it: ${remover(file)}. If it was ever pushed, git history keeps the old file until git filter-repo removes it.`,
      }
    }
  },
}

function drawing(notes: string): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" xmlns:inkscape="http://www.inkscape.org/namespaces/inkscape"${notes}><title>Two halves</title></svg>`
}

function listed(contents: string[]): string {
  return contents.length < 2 ? contents.join('') : `${contents.slice(0, -1).join(', ')} and ${contents.at(-1)}`
}

/** The command for a file. ExifTool keeps a copy of the original beside it unless it is told not to, and cannot write SVG. */
function remover(file: string): string {
  const name = /^[\w./][\w./-]*$/.test(file) ? file : `'${file.replaceAll("'", "'\\''")}'`
  return /\.svg$/i.test(file) ? `svgo ${name}` : `exiftool -overwrite_original -all= --icc_profile:all ${name}`
}
