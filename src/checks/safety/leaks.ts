/** What a handbook must not publish: secrets, personal data, internal details. Looked for once, reported by three rules. */
import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { Handbook } from '../../handbook.ts'
import { type CodeSpans, codeSpans } from '../../markdown/handles.ts'
import type { CatalogueFile } from '../../model/index.ts'
import type { Settings } from '../../model/settings.ts'
import { SourceText } from '../../reader/source-text.ts'
import { kept } from '../kept.ts'
import type { RuleFinding } from '../rule.ts'
import { internalsIn } from './internals/index.ts'
import type { Leak } from './leak.ts'
import { personalDataIn } from './personal/index.ts'
import { secretsIn } from './secrets/index.ts'
import { lookAt } from './suspect-lines.ts'

/** The leaks of a text by the id of the rule that is broken, each list in the order of places. */
export type Leaks = Record<'secret' | 'personal-data' | 'internal', Leak[]>

/** The leaks of each text. Many texts at once cost much less than one after another. */
export async function leaksIn(
  texts: readonly string[],
  settings: Pick<Settings, 'publishing' | 'contact'>,
  codeSpans: (text: string, index: number) => CodeSpans,
): Promise<Leaks[]> {
  const look = lookAt(texts)
  const secrets = await secretsIn(texts, look)
  const personalData = personalDataIn(texts, look, settings, codeSpans)
  const internals = internalsIn(texts, look, settings.publishing)
  return texts.map((_, index) => ({
    secret: secrets[index]!,
    'personal-data': personalData[index]!,
    internal: internals[index]!,
  }))
}

const SETTINGS = 'handbook.yaml' satisfies CatalogueFile

const known = new WeakMap<Handbook, Promise<Map<SourceText, { file: string; leaks: Leaks }>>>()

/** The findings of one of the rules: everything in the content folder is judged, since everything in git is public. */
export async function* leakFindings(
  handbook: Handbook,
  rule: keyof Leaks,
  words: (leak: Leak) => Pick<RuleFinding, 'message' | 'hint'>,
): AsyncGenerator<RuleFinding> {
  let found = known.get(handbook)
  if (!found) {
    found = leaksOf(handbook)
    known.set(handbook, found)
  }
  const { hostSuffixes, trackers } = handbook.source.catalogues.settings.publishing
  const declared = new Set([...hostSuffixes, ...trackers])
  for (const [source, { file, leaks }] of await found) {
    for (const leak of leaks[rule]) {
      // The settings themselves must name what is looked for.
      if (file === SETTINGS && declared.has(source.text.slice(leak.start, leak.end))) continue
      yield { file, ...source.range(leak.start, leak.end), masked: true, ...words(leak) }
    }
  }
}

/** The leaks of each text of the content folder, found now or in an earlier run. */
export async function leaksOf(handbook: Handbook): Promise<Map<SourceText, { file: string; leaks: Leaks }>> {
  const { source } = handbook
  const files = [...source.sources, ...readableAssets(source)]
  const texts = files.map(([, text]) => text)
  const { publishing, contact } = source.catalogues.settings
  const given = JSON.stringify({ publishing, contact })
  const leaks = await kept(handbook, `leaks ${given}`, texts, (fresh) =>
    leaksIn(fresh, { publishing, contact }, codeSpans),
  )
  return new Map(files.map(([file, text], index) => [text, { file, leaks: leaks[index]! }]))
}

/** Files beside the documents are text when they are no larger than one, and UTF-8 without zero bytes: drawings, tables, logs. */
const MAXIMUM_TEXT = 1024 * 1024

function* readableAssets({ root, assets }: Handbook['source']): Generator<[string, SourceText]> {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  for (const file of assets) {
    const path = join(root, file)
    if (statSync(path).size > MAXIMUM_TEXT) continue
    try {
      const text = decoder.decode(readFileSync(path))
      if (!text.includes('\0')) yield [file, new SourceText(text)]
    } catch {
      // An image, as most are; its metadata is judged by a rule of its own.
    }
  }
}

/** “ (“AKIA…”)”, or nothing when the beginning would tell too much. */
export function beginning({ shown }: Leak): string {
  return shown ? ` (“${shown}…”)` : ''
}
