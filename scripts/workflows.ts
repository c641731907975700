/** `npm run workflows`: renews what forges and git read in this repository from its templates. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { ownFiles } from '../src/init/repository-files.ts'

const root = fileURLToPath(new URL('..', import.meta.url))

for (const { path, text, executable } of ownFiles()) {
  mkdirSync(dirname(join(root, path)), { recursive: true })
  writeFileSync(join(root, path), text, { mode: executable ? 0o755 : 0o644 })
  console.error(`Written: ${path}`)
}
