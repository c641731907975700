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
  body: string
}

type Repository = NonNullable<SiteFacts['catalogues']['settings']['repository']>

const shapes: Record<Repository['forge'], (root: string, branch: string) => ForgeLinks> = {
  github: (root, branch) => ({
    commit: (hash) => `${root}/commit/${hash}`,
    history: (path) => `${root}/commits/${branch}/${path}`,
    edit: (path) => `${root}/edit/${branch}/${path}`,
    report: ({ title, body }) => `${root}/issues/new?${query({ title, body })}`,
  }),
  gitlab: (root, branch) => ({
    commit: (hash) => `${root}/-/commit/${hash}`,
    history: (path) => `${root}/-/commits/${branch}/${path}`,
    edit: (path) => `${root}/-/edit/${branch}/${path}`,
    report: ({ title, body }) => `${root}/-/issues/new?${query({ 'issue[title]': title, 'issue[description]': body })}`,
  }),
  forgejo: (root, branch) => ({
    commit: (hash) => `${root}/commit/${hash}`,
    history: (path) => `${root}/commits/branch/${branch}/${path}`,
    edit: (path) => `${root}/_edit/${branch}/${path}`,
    report: ({ title, body }) => `${root}/issues/new?${query({ title, body })}`,
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
