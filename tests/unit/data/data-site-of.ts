import type { DataSite } from '../../../src/data/data-file.ts'
import { dataSite } from '../../../src/data/data-site.ts'
import { contentOf, type Handbook, siteOf } from '../../../src/handbook.ts'

/** A handbook as the makers of files take it, without anybody who watches what they read. */
export function dataSiteOf(handbook: Handbook): DataSite {
  return dataSite(handbook, contentOf(siteOf(handbook)))
}
