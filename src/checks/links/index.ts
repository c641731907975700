/** What is linked or referred to is there. */
import type { Rule } from '../rule.ts'
import { linkAnchors } from './link-anchors.ts'
import { references } from './references.ts'

export const linksRules: Rule[] = [linkAnchors, references]
