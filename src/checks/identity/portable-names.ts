import { DEVICE } from '../../reader/document-name.ts'
import { wholeFile } from '../../reader/source-text.ts'
import { foldName } from '../../record/address.ts'
import type { Rule } from '../rule.ts'

/** What Windows refuses in a name, what an address has a meaning of its own for, and what nobody can see. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const REFUSED = /[<>:"|?*\\#%\u0000-\u001f\u007f]/
/** Longest path below the content folder, in UTF-16 units: Windows takes 260 with all folders above. */
const LONGEST = 180

export const portableNames: Rule = {
  id: 'portable-name',
  severity: 'error',
  essential: true,
  description: 'Names of files and folders are the same on Windows, macOS, Linux and in an object store.',
  why: 'A name that one of them refuses or confuses breaks the checkout of a colleague, or loses a page on the way.',
  remedy: 'Rename the file or the folder: letters, digits, hyphens and dots are safe everywhere.',
  bad: { kind: 'runbook', files: { 'runbooks/con/data.csv': 'a,b\n' } },
  good: { kind: 'runbook', files: { 'runbooks/console/data.csv': 'a,b\n' } },
  *check({ source }) {
    const files = [...source.documents.map(({ file }) => file), ...source.assets].sort()
    const first = new Map<string, string>()
    for (const file of files) {
      const problem = file.split('/').map(nameProblem).find(Boolean) ?? lengthProblem(file)
      if (problem) yield { file, ...wholeFile, ...problem }
      const folded = foldName(file)
      const other = first.get(folded)
      if (other === undefined) first.set(folded, file)
      // Two documents with one id are told so by their own rule.
      else if (source.assets.has(file)) {
        yield {
          file,
          ...wholeFile,
          message: `the name differs from that of ${other} by case or by accents only`,
          hint: 'Rename one of the two: on Windows and macOS they are one file.',
        }
      }
    }
  },
}

function nameProblem(name: string): { message: string; hint: string } | undefined {
  if (DEVICE.test(name)) {
    return { message: `“${name}” is the name of a device on Windows`, hint: 'Give it another name.' }
  }
  const refused = REFUSED.exec(name)?.[0]
  if (refused !== undefined) {
    const shown = refused < ' ' ? 'a control character' : `“${refused}”`
    return { message: `${shown} cannot stand in a name everywhere`, hint: 'Leave it out, or write a hyphen.' }
  }
  if (/[. ]$/.test(name)) {
    return { message: `“${name}” ends with a dot or a blank`, hint: 'Windows drops it: leave it out.' }
  }
  if (name.normalize('NFC') !== name) {
    return {
      message: `“${name}” is written with combining characters`,
      hint: 'Rename it in the composed form (NFC), or without accents.',
    }
  }
  return undefined
}

function lengthProblem(file: string): { message: string; hint: string } | undefined {
  if (file.length <= LONGEST) return undefined
  return {
    message: `the path has ${file.length} characters; ${LONGEST} can be checked out everywhere`,
    hint: 'Shorten the name, or use fewer folders.',
  }
}
