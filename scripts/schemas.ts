/** `npm run schemas`: writes what editors know of the model, from the model: `schemas/` and `.vscode/`. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
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
