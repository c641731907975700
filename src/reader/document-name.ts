/** What the name of a document’s file says: `disk-full.md`, or `disk-full.de.md` beside it for a translation. */
import { basename } from 'node:path'
import { ID_PATTERN, Language } from '../model/values.ts'

/** Names that Windows keeps for devices, whatever stands behind their first dot. */
export const DEVICE = /^(?:con|prn|aux|nul|(?:com|lpt)[0-9¹²³])(?:\.|$)/i

export interface FileName {
  /** The id, if it is one: see `nameProblem`. */
  id: string
  /** The language, where the name says one. */
  lang?: Language
}

export function documentName(file: string): FileName {
  const name = basename(file, '.md')
  const dot = name.lastIndexOf('.')
  const tag = Language.safeParse(name.slice(dot + 1))
  return dot > 0 && tag.success ? { id: name.slice(0, dot), lang: tag.data } : { id: name }
}

/** Why a document cannot be called so, and what to do; absent when it can. */
export function nameProblem({ id }: FileName): { message: string; hint: string } | undefined {
  if (ID_PATTERN.test(id)) return undefined
  // `disk-full.fr`, but not `disk-full.de` of `disk-full.de.de.md`.
  const tag = /^[a-z0-9-]+\.([a-z]{2})$/.exec(id)?.[1]
  return {
    message: `“${id}” cannot be an id`,
    hint:
      tag && !Language.safeParse(tag).success
        ? `Between dots stands the language of a translation, and “${tag}” is none of those that pages can have: ${Language.options.join(', ')}.`
        : 'The file name is the id: lower-case letters and digits, in words joined by single hyphens.',
  }
}
