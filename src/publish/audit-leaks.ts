import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Leak } from '../checks/safety/leak.ts'
import { beginning, leaksIn } from '../checks/safety/leaks.ts'
import { isImage, metadataIn } from '../images/metadata/index.ts'
import type { Settings } from '../model/settings.ts'
import type { AuditProblem } from './audit.ts'
import { type PublishedText, publishedText } from './published-text.ts'
import { addressOf } from './site-addresses.ts'
import type { SiteFile } from './site-files.ts'

export interface LeakAudit {
  /** What the handbook says of publishing. */
  settings: Pick<Settings, 'publishing' | 'contact'>
  /** Values that are allowed in the content, as they stand there: they may stand in what is made of it. */
  allowed?: ReadonlySet<string>
}

/** Text that is judged at once, in characters: enough to be fast, little enough for memory. */
const BATCH = 4 * 1024 * 1024

/**
 * Looks for secrets, personal data and internal details in everything that was built: pages, their copies, feeds, the
 * fragments and words of the search index, images. It reads the files, not what the first wall believed of the content:
 * what a template, a field or a character reference put together is whole here. Values are never in what it says.
 */
export async function auditLeaks(
  folder: string,
  files: readonly SiteFile[],
  audit: LeakAudit,
): Promise<AuditProblem[]> {
  const problems: AuditProblem[] = []
  let batch: { page: string; published: PublishedText }[] = []
  let size = 0
  const judge = async () => {
    const leaks = await leaksIn(
      batch.map(({ published }) => published.text),
      audit.settings,
      (_, index) => batch[index]!.published.code,
    )
    for (const [index, found] of leaks.entries()) {
      const { page, published } = batch[index]!
      const isAllowed = ({ start, end }: Leak) => audit.allowed?.has(published.text.slice(start, end)) ?? false
      for (const leak of Object.values(found).flat()) {
        if (!isAllowed(leak))
          problems.push({ page, message: `holds ${leak.kind}${beginning(leak)}, which must not be published` })
      }
    }
    batch = []
    size = 0
  }
  for (const { path, bytes } of files) {
    if (bytes === 0) continue
    const content = await readFile(join(folder, path))
    const page = addressOf(path)
    if (isImage(path)) {
      for (const part of metadataIn(path, content)) problems.push({ page, message: `carries ${part}` })
    }
    const published = publishedText(path, content)
    if (!published) continue
    batch.push({ page, published })
    size += published.text.length
    if (size >= BATCH) await judge()
  }
  await judge()
  return problems
}
