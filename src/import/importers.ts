/** Every source that can be imported, in the order in which the help lists them. */
import { cloudmon } from './cloudmon.ts'
import { danluu } from './danluu.ts'
import { googleCloud } from './google-cloud.ts'
import type { Importer } from './importer.ts'
import { markdown } from './markdown/index.ts'
import { scsStatus } from './scs-status.ts'
import { statuspage } from './statuspage.ts'

export const importers: Importer[] = [markdown, statuspage, googleCloud, scsStatus, cloudmon, danluu]
