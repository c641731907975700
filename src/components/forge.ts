/** Addresses of a commit, of a file’s history and of its editor, as each forge shapes them. */
import type { SiteFacts } from '../record/record.ts'

export interface ForgeLinks {
  commit(hash: string): string
  history(file: string): string
  edit(file: string): string
}

type Repository = NonNullable<SiteFacts['catalogues']['settings']['repository']>

const shapes: Record<Repository['forge'], (root: string, branch: string) => ForgeLinks> = {
  github: (root, branch) => ({
    commit: (hash) => `${root}/commit/${hash}`,
    history: (path) => `${root}/commits/${branch}/${path}`,
    edit: (path) => `${root}/edit/${branch}/${path}`,
  }),
  gitlab: (root, branch) => ({
    commit: (hash) => `${root}/-/commit/${hash}`,
    history: (path) => `${root}/-/commits/${branch}/${path}`,
    edit: (path) => `${root}/-/edit/${branch}/${path}`,
  }),
  forgejo: (root, branch) => ({
    commit: (hash) => `${root}/commit/${hash}`,
    history: (path) => `${root}/commits/branch/${branch}/${path}`,
    edit: (path) => `${root}/_edit/${branch}/${path}`,
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
  }
}

/** Enough of a commit’s name for people. */
export function shortHash(hash: string): string {
  return hash.slice(0, 8)
}

function encodePath(path: string): string {
  return path.split('/').map(encodeURIComponent).join('/')
}
