/** Which headings a block of a text stands under, and what they and the sentences before it say of days and clocks. */
import type { Root, RootContent } from 'mdast'
import { plainText } from './plain-text.ts'
import { daysIn, type ToldZone, toldMoment, zoneStatedIn } from './time.ts'

export interface Section {
  /** 0 for the whole text, 7 for a line in bold. */
  depth: number
  heading: string
  /** The one day that its heading, or a line of its own, names. */
  day?: string
  zone?: ToldZone
}

export interface PlacedBlock {
  node: RootContent
  /** From the whole text to the innermost. */
  path: readonly Section[]
  /** `statement`: it says nothing but the day or the clock of what follows. */
  role: 'heading' | 'statement' | 'block'
}

/** The blocks of a text, each with the sections around it as far as they have been read. */
export function placedBlocks({ children }: Root): PlacedBlock[] {
  let path: Section[] = [{ depth: 0, heading: '' }]
  const blocks: PlacedBlock[] = []
  for (const node of children) {
    const heading = headingOf(node)
    if (heading) {
      const { depth, text } = heading
      const days = daysIn(text)
      const zone = zoneStatedIn(text, 'label')
      const section: Section = {
        depth,
        heading: text,
        ...(days.length === 1 ? { day: days[0]! } : {}),
        ...(zone ? { zone } : {}),
      }
      path = [...path.filter((around) => around.depth < depth), section]
      blocks.push({ node, path, role: 'heading' })
      continue
    }
    const said = node.type === 'paragraph' ? statement(plainText([node]).text) : undefined
    if (said) {
      const { isAll, ...facts } = said
      path = [...path.slice(0, -1), { ...path.at(-1)!, ...facts }]
      blocks.push({ node, path, role: isAll ? 'statement' : 'block' })
    } else blocks.push({ node, path, role: 'block' })
  }
  return blocks
}

function headingOf(node: RootContent): { depth: number; text: string } | undefined {
  if (node.type === 'heading') return { depth: node.depth, text: plainText([node]).text }
  if (node.type !== 'paragraph') return undefined
  const [only, ...others] = node.children
  const { text } = plainText([node])
  if (only?.type === 'strong' && others.length === 0 && text.length <= 100) return { depth: 7, text }
  return undefined
}

/** What a paragraph says of the rows behind it: the clock, the day. */
function statement(text: string): { day?: string; zone?: ToldZone; isAll: boolean } | undefined {
  const zone = zoneStatedIn(text, 'sentence')
  const told = text.length <= 60 ? toldMoment(text) : undefined
  const isDay =
    told?.day !== undefined && told.time === undefined && !told.problem && /^[\s.:]*$/.test(text.slice(told.end))
  if (!zone && !isDay) return undefined
  const isAll = isDay || /^\W*(?:all\s)?(?:times?|timestamps?|zeiten|alle\s\w+)\b.{0,60}$/i.test(text)
  return { ...(isDay ? { day: told.day! } : {}), ...(zone ? { zone } : {}), isAll }
}
