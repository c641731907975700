/** Incidents are told without blame. */
import type { Rule } from '../rule.ts'

export const languageRules: Rule[] = []
