/**
 * A whole file of each kind, to be copied: those with which `npm run init` begins a handbook, so that the checks of a new
 * handbook are the checks of these examples.
 */
import { stringify } from 'yaml'
import { forgeWords } from '../init/words.ts'
import { fieldsOf } from '../model/fields.ts'
import { type FileKind, fileKinds, isDocument } from '../model/file-kinds.ts'
import { folders } from '../model/index.ts'
import type { Language } from '../model/values.ts'

export interface WholeFile {
  /** Below the content folder. */
  file: string
  text: string
}

/** What stands for the answers that `init` asks for. */
const answers = {
  name: 'Example Cloud Operations',
  organisation: 'Example Cloud',
  repository: 'repository:\n  url: https://github.com/example/handbook',
}

/** @param templates the files of `templates/handbook/`, by path */
export function wholeFiles(kind: FileKind, lang: Language, templates: Readonly<Record<string, string>>): WholeFile[] {
  const words: Record<string, string> = { ...forgeWords(undefined, lang), ...answers }
  const found = Object.entries(templates).flatMap(([path, text]) => {
    const file = path.split(`/handbook/${lang}/`)[1]
    const isMine = isDocument(kind) ? file?.startsWith(`${folders[kind]}/`) : file === `${kind}.yaml`
    return file && isMine
      ? [{ file, text: text.replace(/@([a-z-]+)@/g, (mark, name: string) => words[name] ?? mark) }]
      : []
  })
  return found.length > 0 ? found : [fromTheModel(kind)]
}

/** Of what a new handbook does not have, the examples of the model. */
function fromTheModel(kind: FileKind): WholeFile {
  const { schema, file } = fileKinds[kind]
  const examples = Object.fromEntries(fieldsOf(schema).map(({ name, example }) => [name, example]))
  return { file, text: stringify(examples, { lineWidth: 0, singleQuote: true }) }
}
