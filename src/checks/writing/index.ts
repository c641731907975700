/** Prose can be read by a tired person. */
import type { Rule } from '../rule.ts'

export const writingRules: Rule[] = []
