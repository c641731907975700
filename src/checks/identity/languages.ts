import { documentName } from '../../reader/document-name.ts'
import { wholeFile } from '../../reader/source-text.ts'
import type { Rule } from '../rule.ts'

export const languages: Rule = {
  id: 'language',
  severity: 'error',
  essential: true,
  description: 'Every document is in one language, which is one of the handbook’s.',
  why: 'A page in another language would have no address, and would be lost without a word.',
  remedy: 'Add the language to “languages” in handbook.yaml, or correct “lang”.',
  bad: {
    kind: 'runbook',
    fields: { lang: 'de' },
    files: { 'handbook.yaml': 'name: Ops\norganisation: Ops\nsummary: How we work.\nlanguages: [en]\n' },
  },
  good: {
    kind: 'runbook',
    fields: { lang: 'de' },
    files: { 'handbook.yaml': 'name: Ops\norganisation: Ops\nsummary: How we work.\nlanguages: [en, de]\n' },
  },
  *check({ source }) {
    // Which languages there are is unknown then: one error, not one for each translation.
    if (source.invalid.has('handbook.yaml')) return
    const known = source.catalogues.settings.languages
    for (const document of source.documents) {
      const named = documentName(document.file).lang
      const written = document.data?.lang
      if (named && written && named !== written) {
        yield {
          file: document.file,
          ...document.locate(['lang']),
          message: `“lang” says “${written}”, but the name of the file says “${named}”`,
          hint: 'Take “lang” away, or rename the file: one of the two is enough.',
        }
      }
      if (known.includes(document.lang)) continue
      yield {
        file: document.file,
        ...(written === document.lang ? document.locate(['lang']) : wholeFile),
        message: `“${document.lang}” is not a language of this handbook`,
        hint: `Add it to “languages” in handbook.yaml, which has: ${known.join(', ')}.`,
      }
    }
  },
}
