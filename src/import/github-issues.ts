/** Issues of GitHub: answers of its REST API, or what `gh issue list` and `gh issue view` print as JSON. */
import { z } from 'zod'
import { WebAddress } from '../model/values.ts'
import { type Importer, InputRefused } from './importer.ts'
import { importIssues, issuesOf, type NoIssue } from './issues/import-issues.ts'
import type { Issue, Project } from './issues/issue.ts'
import { issueOptions, issueOptionsOf } from './issues/options.ts'
import { Moment } from './moment.ts'
import { type Json, jsonOf } from './read-json.ts'

const moment = Moment.nullish()

/** An issue in either spelling: the API writes `created_at`, the command `createdAt`. */
const GitHubIssue = z.object({
  number: z.int().positive(),
  title: z.string(),
  body: z.string().nullish(),
  html_url: z.string().nullish(),
  url: z.string().nullish(),
  created_at: moment,
  createdAt: moment,
  updated_at: moment,
  updatedAt: moment,
  closed_at: moment,
  closedAt: moment,
  labels: z.array(z.union([z.string(), z.object({ name: z.string() })])).nullish(),
  comments: z.union([z.number(), z.array(z.unknown())]).nullish(),
  user: z.unknown().optional(),
  author: z.unknown().optional(),
  assignees: z.array(z.unknown()).nullish(),
  pull_request: z.unknown().optional(),
  isPullRequest: z.boolean().nullish(),
})

export const githubIssues: Importer = {
  name: 'github-issues',
  reads: 'issues of GitHub that hold postmortems: JSON of the REST API, or of gh issue list and gh issue view',
  takes: 'file',
  options: issueOptions,
  read(input) {
    const options = issueOptionsOf(input, projectAt)
    const json = jsonOf(input.files[0]!)
    return importIssues(issuesIn(json), options, input)
  },
}

function issuesIn(json: Json): (Issue | NoIssue)[] {
  const issues = issuesOf(json, 'items', GitHubIssue)
  if (issues.every(({ issue }) => issue.body === undefined)) {
    const message = 'no issue of the export has a text'
    const hint = 'Export it again: gh issue list --json number,title,body,url,labels,createdAt,updatedAt,closedAt'
    throw new InputRefused([{ file: json.file, message, hint }])
  }
  return issues.map(({ issue, line }): Issue | NoIssue => {
    const web = [issue.html_url, issue.url].find((url) => url && !/^https?:\/\/api\.|\/api\/v\d/.test(url))
    const address = web && WebAddress.safeParse(web).success ? web : undefined
    const source = address ?? `#${issue.number}`
    if (issue.pull_request || issue.isPullRequest || /\/pull\/\d+$/.test(address ?? '')) {
      return { source, line, skipped: 'This is a pull request, not an issue; it was passed over.' }
    }
    const opened = issue.created_at ?? issue.createdAt
    const closed = issue.closed_at ?? issue.closedAt
    const lastChange = issue.updated_at ?? issue.updatedAt ?? closed
    return {
      source,
      line,
      title: issue.title,
      body: issue.body ?? '',
      ...(address ? { address } : {}),
      ...(lastChange ? { lastChange } : {}),
      ...(opened ? { opened } : {}),
      ...(closed ? { closed } : {}),
      labels: (issue.labels ?? []).map((label) => (typeof label === 'string' ? label : label.name)),
      comments: Array.isArray(issue.comments) ? issue.comments.length : (issue.comments ?? 0),
      people: [issue.user, issue.author, ...(issue.assignees ?? [])].filter(Boolean).length,
      isConfidential: false,
    }
  })
}

function projectAt(repository: string): Project {
  const { origin } = new URL(repository)
  return {
    issue: (number, path) => `${path ? `${origin}/${path}` : repository}/issues/${number}`,
    // GitHub counts pull requests with the issues, and writes both with #.
    change: () => undefined,
    commit: (digest) => `${repository}/commit/${digest}`,
    upload: (path) => `${repository}${path}`,
  }
}
