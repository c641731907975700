/**
 * Where imported texts come from, and whether they may be reused: the options that importers have in common, and what a
 * draft must say of it. Nothing is assumed of a licence that nobody named, and none that forbids adaptation is hidden:
 * such a draft begins with a placeholder, which the checks let nobody publish.
 */
import { placeholder } from '../model/placeholder.ts'
import type { Language } from '../model/values.ts'
import { webAddressProblem } from '../model/web-address.ts'
import { type ImporterOption, type ImportOptions, InputRefused } from './importer.ts'

export const originOptions = {
  organisation: { value: 'NAME', help: 'whose texts these are, when they are not your own' },
  'origin-url': { value: 'URL', help: 'where the originals are published' },
  license: { value: 'SPDX', help: 'licence of the originals, as SPDX identifier such as CC-BY-4.0' },
} as const satisfies Record<string, ImporterOption>

export interface Provenance {
  organisation?: string
  url?: string
  /** As it was given; `NOASSERTION`, as SPDX says it, when texts of others come without one. Absent for one’s own. */
  license?: string
  /** What must stand first in the body, and be answered before anybody publishes it. */
  notice?: string
  /** The same for the report, as a remark of the fate `look`. */
  remark?: string
}

/**
 * @param ownHasAddress whether texts of one’s own have an address as well, so that only an organisation makes them another’s
 * @throws {InputRefused} when the address is none that readers could be sent to.
 */
export function provenanceOf(options: ImportOptions, lang: Language, ownHasAddress = false): Provenance {
  const given = (name: keyof typeof originOptions) => (options[name] as string | undefined)?.trim() || undefined
  const [organisation, url] = [given('organisation'), given('origin-url')]
  if (url !== undefined) {
    const problem = webAddressProblem(url)
    const hint = 'Give an address that begins with https://.'
    if (problem) throw new InputRefused([{ file: '--origin-url', message: problem, hint }])
  }
  const isOthers = organisation !== undefined || (url !== undefined && !ownHasAddress)
  const license = given('license') ?? (isOthers ? 'NOASSERTION' : undefined)
  const words = license === undefined ? undefined : licenceWords(license)
  return {
    ...(organisation ? { organisation } : {}),
    ...(url ? { url } : {}),
    ...(license ? { license } : {}),
    ...(words ? { notice: placeholder(lang, words[lang]), remark: words.remark } : {}),
  }
}

/** Whether a licence lets nobody share what they made of a text. */
export function forbidsAdaptation(license: string): boolean {
  return /(?:^|[^a-z])(?:nd|no[- ]?derivatives?|noderivs)(?:[^a-z]|$)|all rights reserved/i.test(license)
}

function licenceWords(license: string): (Record<Language, string> & { remark: string }) | undefined {
  const name = license.replace(/[[\]]/g, '')
  if (forbidsAdaptation(license)) {
    return {
      en: `who has permitted this page, and where; ${name} forbids to share an adaptation, and this page is one`,
      de: `wer diese Seite erlaubt hat, und wo; ${name} verbietet, Bearbeitungen weiterzugeben, und diese Seite ist eine`,
      remark: `the licence ${license} forbids adaptation; the draft says so, and cannot be published before somebody has answered it`,
    }
  }
  if (/^(?:noassertion|none|unknown|unlicensed)$/i.test(license.trim())) {
    return {
      en: 'under which licence the original may be reused; the import was not told',
      de: 'unter welcher Lizenz der Text weiterverwendet werden darf; der Import hat es nicht erfahren',
      remark:
        'nobody has said under which licence these texts may be reused; the draft asks for it (or give --license)',
    }
  }
  return undefined
}
