/** Every source that can be imported, in the order in which the help lists them. */
import { danluu } from './danluu.ts'
import type { Importer } from './importer.ts'

export const importers: Importer[] = [danluu]
