/** Documents have one name and one address, for ever. */
import type { Rule } from '../rule.ts'
import { aliases } from './aliases.ts'
import { languages } from './languages.ts'
import { manifestoParts } from './manifesto-parts.ts'
import { uniqueIds } from './unique-ids.ts'

export const identityRules: Rule[] = [aliases, languages, manifestoParts, uniqueIds]
