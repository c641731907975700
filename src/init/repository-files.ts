/** What a repository holds beside its content: workflows, a hook. The same for this repository and for those of adopters. */
import { listTemplates } from './list-templates.ts'
import { type Edition, renderTemplate } from './template.ts'

export const forges = ['github', 'gitlab'] as const
export type Forge = (typeof forges)[number]

export interface NewFile {
  /** Path in the repository. */
  path: string
  text: string
  /** Whether it is a program. */
  executable: boolean
}

/** What things are called in the workflows of this repository: the content is a folder of it, and all else is code. */
const own = {
  npm: 'npm',
  'mixed-change': '.ci/mixed-change',
  'without-network': '.ci/without-network',
  content: '',
  folder: 'content',
  verdict: '',
  code: "':!content'",
  proposal: 'pull request',
}

/** The same where the repository is the handbook, and Opsbook is fetched beside it. */
function adopted(folder: string): Record<string, string> {
  return {
    npm: 'npm --prefix "$OPSBOOK"',
    'mixed-change': 'bash "$OPSBOOK/.ci/mixed-change"',
    'without-network': 'bash "$OPSBOOK/.ci/without-network"',
    content: `--content ${folder} `,
    folder,
    verdict: ` -- --content ${folder}`,
    code: '.github .gitlab .gitlab-ci.yml .githooks .gitignore fetch-opsbook.sh renovate.json',
  }
}

/** Where a forge checks the handbook out. */
const folders: Record<Forge, string> = { github: '"$GITHUB_WORKSPACE"', gitlab: '"$CI_PROJECT_DIR"' }

/** The files of this repository that come from templates. */
export function ownFiles(): NewFile[] {
  return ['guide/en', 'shared', ...forges].flatMap((folder) => rendered(folder, 'own', own))
}

/**
 * The files of an adopter’s repository, beside the handbook itself.
 *
 * @param words what is known of this adopter, by the names that templates use
 */
export function adoptedFiles(forge: Forge | undefined, words: Record<string, string>): NewFile[] {
  return [
    ...rendered('shared', 'adopted', words),
    ...rendered('adopted', 'adopted', words),
    ...(forge ? rendered(forge, 'adopted', { ...words, ...adopted(folders[forge]) }) : []),
  ]
}

/** The files that a folder of templates stands for. */
export function rendered(folder: string, edition: Edition, words: Record<string, string>): NewFile[] {
  return listTemplates(folder).map(({ path, template, executable }) => ({
    path,
    text: renderTemplate(template, edition, words),
    executable,
  }))
}
