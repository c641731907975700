import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Handbook } from '../../handbook.ts'
import { assetProblem } from '../../images/asset-problem.ts'
import { wholeFile } from '../../reader/source-text.ts'
import type { Rule } from '../rule.ts'

export const assets: Rule = {
  id: 'asset',
  severity: 'error',
  essential: true,
  safety: true,
  description: 'Images are what they claim to be, small enough, and hold nothing that could run.',
  why: 'Contributed files are data. An image that carries code would run in the reader’s browser.',
  remedy: 'Export the image again as plain PNG, JPEG, WebP, AVIF or SVG of at most 1 MB.',
  bad: {
    kind: 'runbook',
    body: '\n![The two halves of the cluster](cluster.svg)\n',
    files: { 'runbooks/cluster.svg': '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>' },
  },
  good: {
    kind: 'runbook',
    body: '\n![The two halves of the cluster](cluster.svg)\n',
    files: { 'runbooks/cluster.svg': '<svg xmlns="http://www.w3.org/2000/svg"><title>Two halves</title></svg>' },
  },
  *check(handbook) {
    for (const file of shownAssets(handbook)) {
      const problem = assetProblem(file, readFileSync(join(handbook.source.root, file)))
      if (problem) yield { file, ...wholeFile, ...problem }
    }
  },
}

/** Files that published documents show: what will be copied into the site. Sorted, each once. */
export function shownAssets({ source, bodies }: Handbook): string[] {
  const shown = source.documents
    .filter(({ isPublic }) => isPublic)
    .flatMap(({ file }) => bodies.get(file)?.assets ?? [])
  return [...new Set(shown)].sort()
}
