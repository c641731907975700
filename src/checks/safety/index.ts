/** Nothing is published that must not be. */
import type { Rule } from '../rule.ts'
import { assets } from './assets.ts'

export const safetyRules: Rule[] = [assets]
