/** The look of a handbook can be read by everybody, and holds what a look may hold. */
import type { Rule } from '../rule.ts'
import { contrast } from './contrast.ts'
import { themeFile } from './theme-file.ts'

export const appearanceRules: Rule[] = [contrast, themeFile]
