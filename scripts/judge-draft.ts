/** Whether a draft can stand in its handbook: the whole handbook is judged as if the file were there already. */
import { checkHandbook } from '../src/checks/index.ts'
import type { Question } from '../src/drafts/questions.ts'
import { type Handbook, loadHandbook } from '../src/handbook.ts'
import type { Finding } from '../src/model/finding.ts'
import type { SiteOptions } from '../src/options.ts'
import { splitDocument } from '../src/reader/front-matter.ts'
import type { WorkCache } from '../src/reader/work-cache.ts'

export interface Judged {
  handbook: Handbook
  /** What is wrong with the file, or with others because of it. */
  findings: Finding[]
}

/** @param file below the content folder */
export async function judgeUnsaved(
  file: string,
  text: string,
  options: SiteOptions,
  cache?: WorkCache,
): Promise<Judged> {
  const without = await loadHandbook(options, cache)
  const handbook = await loadHandbook(options, cache, new Map([[file, text]]))
  const known = new Set((await checkHandbook(without)).map(identity))
  const findings = (await checkHandbook(handbook)).filter(
    (finding) => finding.file === file || !known.has(identity(finding)),
  )
  return { handbook, findings }
}

function identity({ rule, file, line, column, message }: Finding): string {
  return JSON.stringify([rule, file, line, column, message])
}

/** The question whose answer a finding is about; absent when it is about none of them. */
export function questionOf(finding: Finding, text: string, questions: Question[]): Question | undefined {
  const { yaml } = splitDocument(text, finding.file)
  return questions.find(({ path }) => {
    const place = yaml?.locate(path)
    return (
      place !== undefined &&
      finding.line >= place.line &&
      finding.endLine <= place.endLine &&
      (finding.line > place.line || finding.column >= place.column)
    )
  })
}
