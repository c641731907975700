/**
 * Gives Astro the theme of a handbook: its files as addresses of the site, its styles, and its components in place of ours.
 * Vite names the files by what they hold, and puts them into the site; `virtual:opsbook-theme` tells the pages.
 */
import { existsSync } from 'node:fs'
import { basename, dirname, join, resolve, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { EXTRA_STYLES, replaceable } from './model/theme.ts'
import { listTheme } from './reader/theme.ts'

const source = fileURLToPath(new URL('.', import.meta.url))
const NAME = 'virtual:opsbook-theme'
/** What own components import ours by, wherever their folder is: `opsbook/components/CommitLink.astro`. */
const OURS = 'opsbook/'

/** A plugin of Vite’s. Its own types would make Vite a dependency. */
export function ownTheme(root: string | undefined) {
  return {
    name: 'opsbook-theme',
    enforce: 'pre' as const,
    // `dev` serves files of the project only, unless it is told of others.
    config: () => (root === undefined ? {} : { server: { fs: { allow: [join(source, '..'), root] } } }),
    async resolveId(this: Resolver, id: string, importer: string | undefined) {
      if (id === NAME) return `\0${NAME}`
      if (root === undefined || importer === undefined) return undefined
      const isOwn = importer.startsWith(root + sep)
      if (isOwn && id.startsWith(OURS)) return await this.resolve(join(source, id.slice(OURS.length)))
      return isOwn ? undefined : replacement(root, id, importer)
    },
    async load(id: string) {
      return id === `\0${NAME}` ? await themeModule(root) : undefined
    },
  }
}

interface Resolver {
  resolve(id: string): Promise<{ id: string } | null>
}

/** The own component that stands for one of ours, if there is one. Own components get ours: they may be built around it. */
function replacement(root: string, id: string, importer: string): string | undefined {
  if (!id.endsWith('.astro')) return undefined
  const file = resolve(dirname(importer), id)
  const name = basename(file, '.astro')
  if (!Object.hasOwn(replaceable, name) || file !== join(source, 'components', `${name}.astro`)) return undefined
  const own = join(root, 'components', `${name}.astro`)
  return existsSync(own) ? own : undefined
}

async function themeModule(root: string | undefined): Promise<string> {
  const files = root === undefined ? [] : await listTheme(root)
  const shown = files.filter((path) => /^(?:logo(?:-dark)?\.svg|fonts\/.+\.woff2)$/.test(path))
  const from = (path: string, query: string) => JSON.stringify(`${join(root!, path)}?${query}`)
  return [
    ...shown.map((path, index) => `import file${index} from ${from(path, 'url')}`),
    files.includes(EXTRA_STYLES) ? `import style from ${from(EXTRA_STYLES, 'inline')}` : "const style = ''",
    `export const files = { ${shown.map((path, index) => `${JSON.stringify(path)}: file${index}`).join(', ')} }`,
    'export { style }',
  ].join('\n')
}
