/** `npm run schemas`: writes the JSON Schemas of the repository, `schemas/`, from the model. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { fileKindNames } from '../src/model/file-kinds.ts'
import { jsonSchemaText } from '../src/model/json-schema.ts'

const folder = fileURLToPath(new URL('../schemas', import.meta.url))

mkdirSync(folder, { recursive: true })
for (const kind of fileKindNames) writeFileSync(join(folder, `${kind}.json`), jsonSchemaText(kind))
console.error(`Written: ${folder}`)
