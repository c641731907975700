/** Prose can be read by a tired person. */
import type { Rule } from '../rule.ts'
import { abbreviation } from './abbreviation.ts'
import { linkText } from './link-text.ts'
import { longSentence } from './long-sentence.ts'

export const writingRules: Rule[] = [abbreviation, linkText, longSentence]
