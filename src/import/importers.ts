/** Every source that can be imported, in the order in which the help lists them. */
import { azurePir } from './azure-pir/index.ts'
import { cloudmon } from './cloudmon.ts'
import { danluu } from './danluu.ts'
import { githubIssues } from './github-issues.ts'
import { gitlabIssues } from './gitlab-issues.ts'
import { googleCloud } from './google-cloud.ts'
import type { Importer } from './importer.ts'
import { issueForm } from './issue-form.ts'
import { markdown } from './markdown/index.ts'
import { scsStatus } from './scs-status.ts'
import { statuspage } from './statuspage.ts'

export const importers: Importer[] = [
  markdown,
  statuspage,
  googleCloud,
  scsStatus,
  cloudmon,
  githubIssues,
  gitlabIssues,
  azurePir,
  danluu,
  issueForm,
]
