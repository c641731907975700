/** The risk of a runbook, as far as its commands tell it. */

import type { Root } from 'mdast'
import { languageName } from '../../markdown/languages.ts'
import { commandsInCode } from '../../shell/commands-in-code.ts'
import { nodesIn } from './parsed-body.ts'

export interface GuessedRisk {
  risk: 'read-only' | 'reversible' | 'destructive'
  /** Why, in a sentence. */
  because: string
}

/** Never less than a command is known to do, and `read-only` only when every command is known to look. */
export function riskOf(root: Root): GuessedRisk {
  const effects = [...nodesIn(root)].flatMap(({ node }) =>
    node.type === 'code' ? commandsInCode(node.value, languageName(node.lang ?? '')).map(({ effect }) => effect) : [],
  )
  const count = (effect: (typeof effects)[number]) => effects.filter((each) => each === effect).length
  const [destroys, changes, unknown] = [count('destroys'), count('changes'), count(undefined)]
  if (destroys > 0)
    return { risk: 'destructive', because: `${destroys} of its ${effects.length} commands cannot be undone` }
  if (changes > 0)
    return { risk: 'reversible', because: `${changes} of its ${effects.length} commands change something` }
  if (effects.length === 0) return { risk: 'reversible', because: 'it holds no command from which it could be told' }
  if (unknown > 0)
    return { risk: 'reversible', because: `nothing is known of ${unknown} of its ${effects.length} commands` }
  return { risk: 'read-only', because: `all of its ${effects.length} commands only look` }
}
