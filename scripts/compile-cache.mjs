/**
 * Preloaded by the npm scripts: what Node compiled is kept between runs, which halves the start of a command. In JavaScript,
 * because TypeScript would have to be compiled before there is a cache, by a compiler that is needed for nothing else.
 */
import { enableCompileCache } from 'node:module'
import { fileURLToPath } from 'node:url'

enableCompileCache(fileURLToPath(new URL('../.cache/node', import.meta.url)))
