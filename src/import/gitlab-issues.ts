/** Issues of GitLab: answers of its REST API, with their notes or without. */
import { z } from 'zod'
import { WebAddress } from '../model/values.ts'
import type { Importer } from './importer.ts'
import { importIssues, issuesOf, type NoIssue } from './issues/import-issues.ts'
import type { Issue, Project } from './issues/issue.ts'
import { issueOptions, issueOptionsOf } from './issues/options.ts'
import { Moment } from './moment.ts'
import { type Json, jsonOf } from './read-json.ts'

const moment = Moment.nullish()

const GitLabIssue = z.object({
  iid: z.int().positive(),
  title: z.string(),
  description: z.string().nullish(),
  web_url: z.string().nullish(),
  created_at: moment,
  updated_at: moment,
  closed_at: moment,
  labels: z.array(z.union([z.string(), z.object({ name: z.string() })])).nullish(),
  notes: z.array(z.object({ system: z.boolean().nullish() })).nullish(),
  user_notes_count: z.number().nullish(),
  author: z.unknown().optional(),
  assignees: z.array(z.unknown()).nullish(),
  confidential: z.boolean().nullish(),
  source_branch: z.unknown().optional(),
})

export const gitlabIssues: Importer = {
  name: 'gitlab-issues',
  reads: 'issues of GitLab that hold postmortems: JSON of the REST API',
  takes: 'file',
  options: issueOptions,
  read(input) {
    const options = issueOptionsOf(input, projectAt)
    const json = jsonOf(input.files[0]!)
    return importIssues(issuesIn(json), options, input)
  },
}

function issuesIn(json: Json): (Issue | NoIssue)[] {
  const issues = issuesOf(json, 'issues', GitLabIssue)
  return issues.map(({ issue, line }): Issue | NoIssue => {
    const { web_url: web } = issue
    const address = web && WebAddress.safeParse(web).success ? web : undefined
    const source = address ?? `#${issue.iid}`
    if (issue.source_branch) {
      return { source, line, skipped: 'This is a merge request, not an issue; it was passed over.' }
    }
    const { created_at: opened, closed_at: closed } = issue
    const lastChange = issue.updated_at ?? closed
    return {
      source,
      line,
      title: issue.title,
      body: issue.description ?? '',
      ...(address ? { address } : {}),
      ...(lastChange ? { lastChange } : {}),
      ...(opened ? { opened } : {}),
      ...(closed ? { closed } : {}),
      labels: (issue.labels ?? []).map((label) => (typeof label === 'string' ? label : label.name)),
      comments: issue.notes?.filter(({ system }) => !system).length ?? issue.user_notes_count ?? 0,
      people: [issue.author, ...(issue.assignees ?? [])].filter(Boolean).length,
      isConfidential: issue.confidential === true,
    }
  })
}

function projectAt(repository: string): Project {
  const { origin } = new URL(repository)
  const at = (path: string | undefined) => (path ? `${origin}/${path}` : repository)
  return {
    issue: (number, path) => `${at(path)}/-/issues/${number}`,
    change: (number, path) => `${at(path)}/-/merge_requests/${number}`,
    commit: (digest) => `${repository}/-/commit/${digest}`,
    upload: (path) => `${repository}${path}`,
  }
}
