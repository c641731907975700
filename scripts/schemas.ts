/**
 * `npm run schemas`: writes what editors know of the model, from the model: `schemas/` and `.vscode/`; and what the API has
 * promised, unless a promise is broken.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { brokenPromises, CONTRACT, type Contract, currentContract, REMEDY } from '../src/data/api/contract.ts'
import { vscodeFiles } from '../src/editors/vscode.ts'
import { fileKindNames } from '../src/model/file-kinds.ts'
import { jsonSchemaText } from '../src/model/json-schema.ts'

const project = fileURLToPath(new URL('..', import.meta.url))
const folders = {
  schemas: new Map(fileKindNames.map((kind) => [`${kind}.json`, jsonSchemaText(kind)])),
  '.vscode': vscodeFiles(),
}

for (const [folder, files] of Object.entries(folders)) {
  mkdirSync(join(project, folder), { recursive: true })
  for (const [name, text] of files) writeFileSync(join(project, folder, name), text)
  console.error(`Written: ${join(project, folder)}`)
}

const contract = join(project, CONTRACT)
const broken = brokenPromises(JSON.parse(readFileSync(contract, 'utf8')) as Contract, currentContract())
if (broken.length > 0) {
  console.error(`The API would break a promise:\n  ${broken.join('\n  ')}\n${REMEDY}`)
  process.exitCode = 1
} else {
  writeFileSync(contract, `${JSON.stringify(currentContract(), null, 1)}\n`)
  console.error(`Written: ${contract}`)
}
