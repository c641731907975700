/** A document says what its state promises. */
import type { Rule } from '../rule.ts'

export const completenessRules: Rule[] = []
