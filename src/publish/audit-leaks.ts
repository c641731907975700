import type { Leak } from '../checks/safety/leak.ts'
import { beginning, leaksIn } from '../checks/safety/leaks.ts'
import type { Settings } from '../model/settings.ts'
import { digest } from '../reader/work-cache.ts'
import type { PublishedText } from './published-text.ts'

/** What the handbook says of publishing. */
export type LeakSettings = Pick<Settings, 'publishing' | 'contact'>

/** Something in a published text that must not be there, without saying what. */
export interface PublishedLeak {
  /** What it is, to be read after the page. */
  message: string
  /** Stands for the words that were found, which are kept nowhere. */
  value: string
}

/**
 * Looks for secrets, personal data and internal details in texts as they will be published: what a template, a field or
 * a character reference put together is whole here. It judges the files, not what the first wall believed of the content.
 * What is found in a text depends on no other text; many at once cost much less than one after another.
 */
export async function publishedLeaks(
  texts: readonly PublishedText[],
  settings: LeakSettings,
): Promise<PublishedLeak[][]> {
  const leaks = await leaksIn(
    texts.map(({ text }) => text),
    settings,
    (_, index) => texts[index]!.code,
  )
  return leaks.map((found, index) =>
    Object.values(found)
      .flat()
      .map((leak: Leak) => ({
        message: `holds ${leak.kind}${beginning(leak)}, which must not be published`,
        value: digest(texts[index]!.text.slice(leak.start, leak.end)),
      })),
  )
}
