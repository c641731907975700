/** Times follow from each other, and say what the text says. */
import type { Rule } from '../rule.ts'

export const timeRules: Rule[] = []
