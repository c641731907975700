/** The headings of Azure’s post incident reviews, in the spellings of all years. */

/** What a section is about. */
export type Topic = 'happened' | 'why' | 'response' | 'repairs' | 'next' | 'customers' | 'feedback'

const SPELLINGS: readonly (readonly [Topic, RegExp])[] = [
  ['happened', /^(?:what happened|summary ?of ?impact|impact statement|summary impact)$/],
  [
    'why',
    /^(?:what (?:do )?we know so far|what went wrong(?: and why)?|(?:preliminary |summary |detailed )?root causes?(?: updated .{1,30})?)$/,
  ],
  ['response', /^(?:how (?:did|are) (?:we|microsoft|azure) respond(?:ing)?|mitigation)$/],
  [
    'repairs',
    /^(?:how (?:are we|we are|is microsoft|are microsoft|will we) mak(?:e|ing) (?:incidents?|outages?|events?) like (?:this|these) less likely(?: (?:or|and))?(?: at least)?(?: less impactful)?|next steps(?: updated .{1,30})?)$/,
  ],
  ['next', /^what (?:happens|is) next$/],
  [
    'customers',
    /^how can (?:our |we help )?customers(?: and (?:our )?partners)? make incidents? like (?:this|these) less impactful$/,
  ],
  ['feedback', /^(?:how can we make our incident communications? more useful|provide ?feedback)$/],
]

/** The topic of a heading; undefined for words that are none. */
export function topicOf(heading: string): Topic | undefined {
  if (heading.length > 160) return undefined
  const words = heading
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
  return SPELLINGS.find(([, pattern]) => pattern.test(words))?.[0]
}
