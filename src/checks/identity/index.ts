/** Documents have one name and one address, for ever. */
import type { Rule } from '../rule.ts'
import { aliases } from './aliases.ts'
import { languages } from './languages.ts'
import { manifestoParts } from './manifesto-parts.ts'
import { permalinks } from './permalinks.ts'
import { portableNames } from './portable-names.ts'
import { reservedIds } from './reserved-ids.ts'
import { uniqueIds } from './unique-ids.ts'
import { uniqueNames } from './unique-names.ts'

export const identityRules: Rule[] = [
  uniqueIds,
  uniqueNames,
  reservedIds,
  portableNames,
  permalinks,
  aliases,
  languages,
  manifestoParts,
]
