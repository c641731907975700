/** Addresses of a commit, of a file’s history, of its editor and of a new issue, as each forge shapes them. */
import type { SiteFacts } from '../record/record.ts'

export interface ForgeLinks {
  commit(hash: string): string
  history(file: string): string
  edit(file: string): string
  /** A form for a new issue, filled in. */
  report(issue: Issue): string
}

export interface Issue {
  title: string
  /** What it says where the repository has no form for it. */
  body: string
  /** Answers of the form “something is wrong or missing”, by the ids of its fields: see `src/forms/`. */
  fields: Record<string, string>
}

/** The form for a report about a page, as `npm run forms` names it. */
const FORM = 'page'

type Repository = NonNullable<SiteFacts['catalogues']['settings']['repository']>

const shapes: Record<Repository['forge'], (root: string, branch: string) => ForgeLinks> = {
  github: (root, branch) => ({
    commit: (hash) => `${root}/commit/${hash}`,
    history: (path) => `${root}/commits/${branch}/${path}`,
    edit: (path) => `${root}/edit/${branch}/${path}`,
    report: ({ title, body, fields }) =>
      `${root}/issues/new?${query({ template: `${FORM}.yml`, title, body, ...fields })}`,
  }),
  gitlab: (root, branch) => ({
    commit: (hash) => `${root}/-/commit/${hash}`,
    history: (path) => `${root}/-/commits/${branch}/${path}`,
    edit: (path) => `${root}/-/edit/${branch}/${path}`,
    // What is said in the address stands below the template.
    report: ({ title, body }) =>
      `${root}/-/issues/new?${query({ issuable_template: FORM, 'issue[title]': title, 'issue[description]': body })}`,
  }),
  forgejo: (root, branch) => ({
    commit: (hash) => `${root}/commit/${hash}`,
    history: (path) => `${root}/commits/branch/${branch}/${path}`,
    edit: (path) => `${root}/_edit/${branch}/${path}`,
    report: ({ title, body, fields }) => {
      const named = Object.fromEntries(Object.entries(fields).map(([id, value]) => [`field:${id}`, value]))
      return `${root}/issues/new?${query({ template: `.github/ISSUE_TEMPLATE/${FORM}.yml`, title, body, ...named })}`
    },
  }),
}

/** Links for files below the content folder; absent when no repository is named in the settings. */
export function forgeLinks(facts: Pick<SiteFacts, 'catalogues' | 'prefix'>): ForgeLinks | undefined {
  const { repository } = facts.catalogues.settings
  if (!repository) return undefined
  const root = repository.url.replace(/\/+$/, '').replace(/\.git$/, '')
  const shape = shapes[repository.forge](root, encodePath(repository.branch))
  const inRepository = (file: string) => encodePath(facts.prefix + file)
  return {
    commit: shape.commit,
    history: (file) => shape.history(inRepository(file)),
    edit: (file) => shape.edit(inRepository(file)),
    report: shape.report,
  }
}

/** Enough of a commit’s name for people. */
export function shortHash(hash: string): string {
  return hash.slice(0, 8)
}

/** Blanks as `%20`, which means the same in an address and in a mail; a `+` does not. */
export function query(fields: Record<string, string>): string {
  return Object.entries(fields)
    .map((field) => field.map(encodeURIComponent).join('='))
    .join('&')
}

function encodePath(path: string): string {
  return path.split('/').map(encodeURIComponent).join('/')
}
