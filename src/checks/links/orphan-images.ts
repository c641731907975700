import { wholeFile } from '../../reader/source-text.ts'
import type { Rule } from '../rule.ts'

const IMAGE = /\.(?:avif|bmp|gif|ico|jpe?g|png|svg|tiff?|webp)$/i

const PICTURE = '<svg xmlns="http://www.w3.org/2000/svg"><title>Two halves</title></svg>'

export const orphanImages: Rule = {
  id: 'orphan-image',
  severity: 'warn',
  description: 'Every image of the content folder is shown by a document.',
  why: 'An image that nothing shows is not published, is corrected by nobody, and still tells all that is in it to whoever reads the repository.',
  remedy: 'Show it, with a text in place of it for those who do not see it, or delete the file.',
  bad: {
    kind: 'runbook',
    body: '\nThe cluster has two halves.\n',
    files: { 'runbooks/cluster.svg': PICTURE },
  },
  good: {
    kind: 'runbook',
    body: '\n![The two halves of the cluster](cluster.svg)\n',
    files: { 'runbooks/cluster.svg': PICTURE },
  },
  *check({ source, bodies }) {
    // A document that could not be read may show any of them.
    if (source.documents.some(({ data, body }) => !data && body === '')) return
    const shown = new Set([...bodies.values()].flatMap(({ assets }) => assets))
    for (const file of [...source.assets].sort()) {
      if (!IMAGE.test(file) || shown.has(file)) continue
      yield {
        file,
        ...wholeFile,
        message: 'no document shows this image',
        hint: `Show it, ![What it shows](${file.split('/').at(-1)}), or delete the file.`,
      }
    }
  },
}
