/** What is linked or referred to is there. */
import type { Rule } from '../rule.ts'
import { linkAnchors } from './link-anchors.ts'
import { orphanImages } from './orphan-images.ts'
import { references } from './references.ts'

export const linksRules: Rule[] = [linkAnchors, orphanImages, references]
