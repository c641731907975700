/** Preloaded by the npm scripts: what Node compiled is kept between runs, which halves the start of a command. */
import { enableCompileCache } from 'node:module'
import { fileURLToPath } from 'node:url'

enableCompileCache(fileURLToPath(new URL('../.cache/node', import.meta.url)))
