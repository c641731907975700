/** Incidents are told without blame. */
import type { Rule } from '../rule.ts'
import { blameless } from './blameless.ts'

export const languageRules: Rule[] = [blameless]
