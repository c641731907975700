/** The templates of `templates/`: each of its folders holds files under the paths that they will have. */
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { fileURLToPath } from 'node:url'

const templates = fileURLToPath(new URL('../../templates', import.meta.url))

export interface Template {
  /** Path of the file that it stands for. */
  path: string
  template: string
  /** Whether the file is a program. */
  executable: boolean
}

/** All files below a folder of templates, in code-unit order of their paths. */
export function listTemplates(folder: string): Template[] {
  const root = join(templates, folder)
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((file) => ({
      path: relative(root, file).replaceAll(sep, '/'),
      template: readFileSync(file, 'utf8'),
      executable: (statSync(file).mode & 0o100) !== 0,
    }))
    .sort((a, b) => (a.path < b.path ? -1 : 1))
}
