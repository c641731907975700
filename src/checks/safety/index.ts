/** Nothing is published that must not be. */
import type { Rule } from '../rule.ts'
import { assets } from './assets.ts'
import { imageMetadata } from './image-metadata.ts'
import { internal } from './internal.ts'
import { personalData } from './personal-data.ts'
import { secret } from './secret.ts'

export const safetyRules: Rule[] = [assets, imageMetadata, secret, personalData, internal]
