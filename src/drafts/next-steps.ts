/** What a person is told when a document has been begun. */
import { placeholdersIn } from '../model/placeholder.ts'
import type { Language } from '../model/values.ts'
import { type OngoingIncident, statusNotice } from './incident-page.ts'

interface Begun {
  /** The file, as people want to read it. */
  path: string
  text: string
  /** The content folder as it was named. */
  content: string
  /** The page’s address on the site, below the base path. */
  local: string
}

export function nextSteps({ path, text, content, local, isDraft }: Begun & { isDraft: boolean }): string {
  const open = placeholdersIn(text).length
  const steps = [
    open > 0
      ? `Write what is marked “[to be written: …]” or “[noch zu schreiben: …]”; there are ${open}.`
      : 'Write its text.',
    `${npm('dev', content)} shows it while you write: http://localhost:4321${local}`,
    `${npm('check', content)} says what is wrong with it.`,
    isDraft
      ? 'Nobody sees a draft. To publish it, change its “status”, commit it, and open a pull request.'
      : 'It is public as soon as it is built: commit it when it is ready, and open a pull request.',
  ]
  return `Written: ${path}\n\n${numbered(steps)}`
}

interface Opened extends Begun {
  incident: OngoingIncident
  languages: Language[]
  /** Address of the site, without path; absent when it is not known. */
  site: string | undefined
  /** The list in which the address was written down, where the handbook keeps one. */
  recorded: string | undefined
}

export function ongoingSteps({ path, content, local, incident, languages, site, recorded }: Opened): string {
  const notices = languages.map((lang) => `  ${statusNotice(incident, lang, (site ?? '') + local)}`)
  const steps = [
    `Read the file. It is public: it says what was known when it was begun, and nothing else.`,
    `${npm('check', content)}, commit, and publish. Until then its address leads nowhere.`,
    'When you know more, add it. When it is over, add “mitigated” and “resolved” to “times”, and write the rest.',
  ]
  return [
    `Written: ${path}\n`,
    ...(recorded ? [`Its address stands in ${recorded}: it is promised from now on.\n`] : []),
    `\nFor the status page:\n\n${notices.join('\n\n')}\n\n`,
    ...(site
      ? []
      : [
          'The address of the site is not known: put it before the path above. “site” in handbook.yaml, or --site, says it.\n\n',
        ]),
    numbered(steps),
  ].join('')
}

function numbered(steps: string[]): string {
  return steps.map((step, index) => `${index + 1}. ${step}\n`).join('')
}

/** A command on this content folder, as it is typed. */
function npm(name: string, content: string): string {
  return `npm run ${name}${content === 'content' ? '' : ` -- --content ${content}`}`
}
