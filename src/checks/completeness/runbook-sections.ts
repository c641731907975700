import { type SectionName, sectionNames, sections } from '../../record/runbook-sections.ts'
import { longestAscent } from '../longest-ascent.ts'
import type { DocumentRule } from '../rule.ts'
import { type Part, runbookOutline } from './runbook-outline.ts'

type Heading = Part & { type: 'heading'; section: SectionName }

export const runbookSections: DocumentRule = {
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
  *judge(judged) {
    const outline = runbookOutline(judged)
    if (!outline) return
    const { lang, data, locate } = outline.document
    const name = (section: SectionName) => sectionNames[section][lang === 'de' ? 1 : 0]
    const headings = outline.parts.filter(
      (part): part is Heading => part.type === 'heading' && part.section !== undefined,
    )
    // Who only looks repairs nothing and has nothing to verify.
    const wanted = sections.filter(
      (section) => data.risk !== 'read-only' || (section !== 'mitigation' && section !== 'verification'),
    )
    const missing = wanted.filter((section) => !headings.some((heading) => heading.section === section))
    if (missing.length === wanted.length) {
      yield {
        ...locate(['title']),
        message: 'the runbook has none of the sections of a runbook',
        hint: `Write them as headings of the second level: ${wanted.map(name).join(', ')}.`,
      }
      return
    }
    for (const section of missing) {
      const before = headings.findLast((heading) => sections.indexOf(heading.section) < sections.indexOf(section))
      yield {
        ...(before ?? headings[0]!).range,
        message: `the section “${name(section)}” is missing ${before ? 'after' : 'before'} this one`,
        hint: `Add “## ${name(section)}”, or name the heading that serves as it under “runbookSections” in handbook.yaml.`,
      }
    }
    const kept = new Set(longestAscent(headings.map((heading) => sections.indexOf(heading.section))))
    for (const [index, { section, range }] of headings.entries()) {
      if (kept.has(index)) continue
      yield {
        ...range,
        message: `the section “${name(section)}” is not in its place`,
        hint: `The order is: ${wanted.map(name).join(', ')}.`,
      }
    }
  },
}
