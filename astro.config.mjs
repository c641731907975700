import { join, resolve, sep } from 'node:path'
import { defineConfig } from 'astro/config'
import { devAssets } from './src/dev-assets.ts'
import { handedOver } from './src/options.ts'
import { ownTheme } from './src/own-theme.ts'

const options = handedOver()

/** Imports on demand stay as they are: Vite’s way to preload what they need would be a second script on every page. */
const plainImports = {
  name: 'plain-imports',
  enforce: 'pre',
  load: (id) => (id === '\0vite/preload-helper.js' ? 'export const __vitePreload = (load) => load()' : undefined),
}

/** Folders of which `dev` compiles nothing. The content is watched by `dev` itself; the others may hold whole sites. */
const unwatched = [options.content, ...['.cache', 'dist'].map((folder) => join(import.meta.dirname, folder))].map(
  (folder) => resolve(folder),
)
const isUnwatched = (path) => unwatched.some((folder) => `${resolve(path)}${sep}`.startsWith(`${folder}${sep}`))

export default defineConfig({
  site: options.site,
  base: options.base,
  trailingSlash: 'always',
  output: 'static',
  publicDir: './public',
  cacheDir: './.cache/astro',
  // Two routes for one address are a mistake of ours, never a coin toss.
  prerenderConflictBehavior: 'error',
  // Authors’ components keep the blanks between inline elements.
  compressHTML: true,
  build: { format: 'directory', inlineStylesheets: 'never', assets: '_assets' },
  devToolbar: { enabled: false },
  markdown: { syntaxHighlight: false },
  integrations: [devAssets()],
  // The site’s policy allows no script inside a page, so that none is ever set there for being small.
  vite: {
    build: { assetsInlineLimit: 0 },
    plugins: [plainImports, ownTheme(options.theme)],
    server: { watch: { ignored: [isUnwatched] } },
  },
})
