/** Finds what was decided to be done: checklists below a heading such as “Action items”. */
import type { List, ListItem, Nodes, Root } from 'mdast'
import type { ActionItem } from '../../model/action-item.ts'
import { WebAddress } from '../../model/values.ts'
import { idOf } from '../ids.ts'
import { plainText } from './plain-text.ts'
import { placedBlocks, type Section } from './sections.ts'
import { toldMoment } from './time.ts'
import { markSections } from './timeline.ts'

export type ActionClass = ActionItem['class']

export interface FoundActions {
  actions: ActionItem[]
  /** Blocks and items that say nothing which the actions do not say. */
  told: Set<Nodes>
  /** Items that stay in the text, and why. */
  problems: { line: number; message: string }[]
}

const HEADING =
  /\b(?:action items?|corrective (?:and preventi(?:ve|ative) )?(?:actions?|measures?)|preventi(?:ve|ative) (?:actions?|measures?)|follow[- ]?ups?|remediations?|remediation items|next steps|to[- ]?dos?|maßnahmen|folgemaßnahmen|nacharbeiten)\b/iu

/** Words of a heading, or before the text of an item, that leave no doubt what an action is for. */
const CLASSES: readonly (readonly [ActionClass, RegExp])[] = [
  ['prevent', /^(?:prevent(?:ion|ive|ative|ing)?|vorbeug\w*|verhinder\w*)\b/i],
  ['detect', /^(?:detect(?:ion|ing|ive)?|erkenn\w*)\b/i],
  ['mitigate', /^(?:mitigat(?:e|ion|ing|ive)|mildern|begrenz\w*)\b/i],
  ['respond', /^(?:respon(?:d|se|ding)|incident response|reaktion|reagieren)\b/i],
  ['repair', /^(?:repair(?:ing|s)?|data repair|reparatur|reparieren)\b/i],
  ['investigate', /^(?:investigat(?:e|ion|ing|ive)|untersuch\w*)\b/i],
]

/** “[prevent]”, “(detect)”, “Mitigate:”, “Detection –” before the text. */
const LABEL = /^(?:[[(](?<inside>[^\])]{3,30})[\])]|(?<before>[\p{L} ]{3,30}?)\s*(?::|\s[–—-]\s))\s*/u

const LONGEST = 400

/**
 * @param usual the class of what names none, as the command line says
 */
export function findActions(root: Root, usual: ActionClass | undefined): FoundActions {
  const found: FoundActions = { actions: [], told: new Set(), problems: [] }
  const ids = new Map<string, number>()
  const blocks = placedBlocks(root)
  for (const { node, path, role } of blocks) {
    if (role !== 'block' || node.type !== 'list' || !path.some(({ heading }) => HEADING.test(heading))) continue
    const isChecklist = node.children.some(({ checked }) => typeof checked === 'boolean')
    if (!isChecklist) continue
    for (const item of node.children) {
      const action = actionOf(item, path, usual)
      if (typeof action === 'string') found.problems.push({ line: item.position?.start.line ?? 1, message: action })
      else {
        found.actions.push({ id: freeId(action.text, ids), ...action })
        found.told.add(item)
      }
    }
    if (node.children.every((item) => found.told.has(item))) found.told.add(node satisfies List)
  }
  markSections(blocks, found.told)
  return found
}

/** The action, or why the item stays in the text. */
function actionOf(
  item: ListItem,
  path: readonly Section[],
  usual: ActionClass | undefined,
): Omit<ActionItem, 'id'> | string {
  if (typeof item.checked !== 'boolean') return 'it has no box to tick, so where it stands is not said'
  if (item.children.length > 1) return 'it has parts of its own, which an action does not'
  const { text: words, links, isLossy } = plainText(item.children)
  const label = LABEL.exec(words)
  const labelled = label && classOf((label.groups!['inside'] ?? label.groups!['before'])!)
  const text = labelled ? words.slice(label[0].length) : words
  if (text === '') return 'it says nothing'
  if (text.length > LONGEST) return `its text is longer than ${LONGEST} characters`
  const tracker = links.find((link) => WebAddress.safeParse(link).success)
  if (isLossy || links.length > 1 || (links.length === 1 && !tracker)) return 'it holds more than words and one link'
  const ofHeading = path
    .toReversed()
    .map(({ heading }) => classOf(heading))
    .find((known) => known !== undefined)
  const kind = labelled ?? ofHeading ?? usual
  if (!kind) return 'whether it prevents, detects, mitigates, responds, repairs or investigates is not said'
  const due = dueDay(text)
  return {
    text,
    class: kind,
    ...(due ? { due } : {}),
    status: item.checked ? 'done' : 'open',
    ...(tracker ? { tracker } : {}),
  }
}

function classOf(words: string): ActionClass | undefined {
  return CLASSES.find(([, pattern]) => pattern.test(words.trim()))?.[0]
}

/** The day after “due”, where a full one stands there. */
function dueDay(text: string): string | undefined {
  const [before] = /\b(?:due(?: date| by| on)?|fällig(?: am| bis)?)\s?:?\s?/iu.exec(text) ?? []
  if (before === undefined) return undefined
  const told = toldMoment(text.slice(text.indexOf(before) + before.length))
  return told?.problem ? undefined : told?.day
}

function freeId(text: string, taken: Map<string, number>): string {
  const words = idOf(text).slice(0, 50)
  const wished = (words.length === 50 ? words.replace(/-[^-]*$/, '') : words) || 'action'
  let id = wished
  for (let count = taken.get(wished) ?? 1; taken.has(id); id = `${wished}-${count}`) taken.set(wished, ++count)
  taken.set(id, taken.get(id) ?? 1)
  return id
}
