import { longestAscent } from '../longest-ascent.ts'
import type { Rule } from '../rule.ts'
import { type Part, runbookOutlines } from './runbook-outline.ts'
import { type SectionName, sectionNames, sections } from './section-names.ts'

type Heading = Part & { type: 'heading'; section: SectionName }

export const runbookSections: Rule = {
  id: 'runbook-sections',
  severity: 'warn',
  description: 'A runbook in use has its sections, in the order in which they are needed.',
  why: 'Whoever is woken up finds the one place they look for only if it is where it is in every other runbook.',
  remedy:
    'Add or move the section: Meaning, Impact, Diagnosis, Mitigation, Verification, Escalation. “runbookSections” in handbook.yaml knows other names for them.',
  bad: { kind: 'runbook', body: '\n## Meaning\n\nThe disk is full.\n\n## Mitigation\n\nRemove old files.\n' },
  good: {
    kind: 'runbook',
    body: sections.map((section) => `\n## ${sectionNames[section][0]}\n\nA sentence.\n`).join(''),
  },
  *check(handbook) {
    for (const { document, parts } of runbookOutlines(handbook)) {
      const { file, lang, data, locate } = document
      const name = (section: SectionName) => sectionNames[section][lang === 'de' ? 1 : 0]
      const headings = parts.filter((part): part is Heading => part.type === 'heading' && part.section !== undefined)
      // Who only looks repairs nothing and has nothing to verify.
      const wanted = sections.filter(
        (section) => data.risk !== 'read-only' || (section !== 'mitigation' && section !== 'verification'),
      )
      const missing = wanted.filter((section) => !headings.some((heading) => heading.section === section))
      if (missing.length === wanted.length) {
        yield {
          file,
          ...locate(['title']),
          message: 'the runbook has none of the sections of a runbook',
          hint: `Write them as headings of the second level: ${wanted.map(name).join(', ')}.`,
        }
        continue
      }
      for (const section of missing) {
        const before = headings.findLast((heading) => sections.indexOf(heading.section) < sections.indexOf(section))
        yield {
          file,
          ...(before ?? headings[0]!).range,
          message: `the section “${name(section)}” is missing ${before ? 'after' : 'before'} this one`,
          hint: `Add “## ${name(section)}”, or name the heading that serves as it under “runbookSections” in handbook.yaml.`,
        }
      }
      const kept = new Set(longestAscent(headings.map((heading) => sections.indexOf(heading.section))))
      for (const [index, { section, range }] of headings.entries()) {
        if (kept.has(index)) continue
        yield {
          file,
          ...range,
          message: `the section “${name(section)}” is not in its place`,
          hint: `The order is: ${wanted.map(name).join(', ')}.`,
        }
      }
    }
  },
}
