/**
 * What a source holds that nobody may publish. An import takes texts as they are: so its report says at once where to look.
 * A secret stops every build; what only must not be published stops the publication of the draft.
 */
import { type Draft, draftText } from '../drafts/draft.ts'
import { codeSpans } from '../markdown/handles.ts'
import type { Settings } from '../model/settings.ts'
import { SourceText } from '../reader/source-text.ts'
import { type Leaks, leaksIn } from './safety/leaks.ts'

const RULES = ['secret', 'personal-data', 'internal'] as const satisfies (keyof Leaks)[]

/** One remark for each kind of leak in each draft, with the lines of the draft, never with what stands there. */
export async function leakRemarks(
  { drafts }: { drafts: readonly (Draft & { source: string })[] },
  settings: Pick<Settings, 'publishing' | 'contact'>,
): Promise<{ fate: 'look'; source: string; message: string }[]> {
  const texts = drafts.map((draft) => draftText(draft))
  const leaks = await leaksIn(texts, settings, codeSpans)
  return drafts.flatMap(({ source }, index) => {
    const text = new SourceText(texts[index]!)
    return RULES.flatMap((rule) => {
      const found = leaks[index]![rule]
      if (found.length === 0) return []
      const lines = [...new Set(found.map(({ start }) => text.position(start).line))]
      const shown = lines.length > 8 ? `${lines.slice(0, 8).join(', ')} and ${lines.length - 8} more` : lines.join(', ')
      const until = rule === 'secret' ? 'anything is built' : 'the draft is published'
      const message = `npm run check finds what must not be published in the draft on line ${shown} (${rule}): take it out, or allow it there for a time, before ${until}`
      return [{ fate: 'look' as const, source, message }]
    })
  })
}
