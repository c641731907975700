/** The list of all rules in `docs/rules.md`, written from the rules themselves. */
import { parseDocument, visit } from 'yaml'
import type { Kind } from '../model/index.ts'
import { allowance } from './allowances.ts'
import { appearanceRules } from './appearance/index.ts'
import { completenessRules } from './completeness/index.ts'
import { foundByReader } from './found-by-reader.ts'
import { foundByRenderer } from './found-by-renderer.ts'
import { identityRules } from './identity/index.ts'
import { languageRules } from './language/index.ts'
import { linksRules } from './links/index.ts'
import type { Example, RuleText } from './rule.ts'
import { safetyRules } from './safety/index.ts'
import { ruleSetting } from './severities.ts'
import { timeRules } from './time/index.ts'
import { writingRules } from './writing/index.ts'

interface Room {
  title: string
  /** What its rules have in common, in a sentence. */
  about: string
  rules: RuleText[]
}

const rooms: Room[] = [
  {
    title: 'Files and front matter',
    about: 'Found while files are read: what is not a document of the handbook cannot become a page of it.',
    rules: foundByReader,
  },
  {
    title: 'Identity and addresses',
    about: 'A document has one name and one address, for ever.',
    rules: identityRules,
  },
  { title: 'Links and references', about: 'What is linked or referred to is there.', rules: linksRules },
  {
    title: 'Times and durations',
    about: 'Times follow from each other, and say what the text says.',
    rules: timeRules,
  },
  { title: 'Completeness', about: 'A document says what its status promises.', rules: completenessRules },
  {
    title: 'Blameless words',
    about: 'Incidents are told without blame, in English and in German.',
    rules: languageRules,
  },
  { title: 'Safe to publish', about: 'Nothing is published that must not be.', rules: safetyRules },
  { title: 'Markdown', about: 'Found while text is turned into pages.', rules: foundByRenderer },
  { title: 'Plain writing', about: 'What a tired person can read at once.', rules: writingRules },
  {
    title: 'Look',
    about: 'What an organisation changes of the look can be read by everybody, and is no way in for others.',
    rules: appearanceRules,
  },
  {
    title: 'Settings and allowances',
    about: 'What is said about the rules themselves.',
    rules: [ruleSetting, allowance],
  },
]

/** What stands above it is written by hand. */
const MARK = '<!-- Written from the rules in src/checks/: change them there, then run “npm run rules”. -->'

/** The page with its list of rules renewed; what stands above the list stays. The id of each rule is its anchor. */
export function withRules(page: string): string {
  const inUse = rooms.filter(({ rules }) => rules.length > 0)
  const rows = inUse.flatMap(({ title, rules }) => [`| **${title}** | | |`, ...rules.map(row)])
  const table = ['| Rule | Severity | What it holds |', '|---|---|---|', ...rows].join('\n')
  const entries = inUse.flatMap(({ title, about, rules }) => [`## ${title}`, about, ...rules.flatMap(entry)])
  const [above = ''] = page.split(MARK)
  return `${above}${[MARK, '## All rules', table, ...entries].join('\n\n')}\n`
}

function row(rule: RuleText): string {
  return `| [${rule.id}](#${rule.id}) | ${severityOf(rule)} | ${inProse(rule.description).replaceAll('|', '\\|')} |`
}

function entry(rule: RuleText): string[] {
  const { id, description, why, remedy, bad, good } = rule
  return [
    `### ${id}`,
    `*${severityOf(rule)}:* ${inProse(description)}`,
    `**Why:** ${inProse(why)}`,
    `**Remedy:** ${inProse(remedy)}`,
    ...excerpts('Bad', bad, good),
    ...excerpts('Good', good, bad),
  ]
}

/** `Error`, `Warning, safety`. */
function severityOf({ severity, safety, essential, warnsInDrafts }: RuleText): string {
  const kind = essential ? ', essential' : safety ? ', safety' : ''
  return (severity === 'error' ? 'Error' : 'Warning') + kind + (warnsInDrafts ? '; a warning in drafts' : '')
}

/** One piece of an example: where it stands, and what it says. */
interface Excerpt {
  place: string
  language: string
  text: string
}

/** The pieces of an example, each under a line that says where it stands. What the other example has as well is left out. */
function excerpts(label: string, example: Example, other: Example): string[] {
  const known = new Set(excerptsOf(other).map(({ place, text }) => `${place}\n${text}`))
  return excerptsOf(example)
    .filter(({ place, text }) => !known.has(`${place}\n${text}`))
    .flatMap(({ place, language, text }) => [`${label}, in ${place}:`, fenced(language, text)])
}

const documentNames: Record<Kind, string> = {
  manifesto: 'the manifesto',
  process: 'a process',
  runbook: 'a runbook',
  postmortem: 'a postmortem',
}

function excerptsOf({ kind, fields, body, files = {}, theme = {} }: Example): Excerpt[] {
  const own: Excerpt[] = []
  const lines = Object.entries(fields ?? {}).map(([name, value]) =>
    value === undefined ? `# no “${name}”` : asWritten(`${name}: ${value}`),
  )
  const name = documentNames[kind]
  if (lines.length > 0) own.push({ place: `the front matter of ${name}`, language: 'yaml', text: lines.join('\n') })
  if (body !== undefined) own.push({ place: `the text of ${name}`, language: 'md', text: body })
  const ofTheme = Object.entries(theme).map(([file, text]): [string, string] => [`theme/${file}`, text])
  const beside = [...Object.entries(files), ...ofTheme].map(([file, text]) => {
    const language = file.slice(file.lastIndexOf('.') + 1).replace('svg', 'xml')
    return { place: `\`${file}\``, language, text }
  })
  return [...own, ...beside]
}

/** Examples are written on one line each; what holds blocks, or is long, is shown as people write it. */
function asWritten(field: string): string {
  const document = parseDocument(field)
  if ((field.length <= 100 && !field.includes('{')) || document.errors.length > 0) return field.trimEnd()
  visit(document, {
    Collection(_, node) {
      node.flow = false
    },
  })
  return document.toString({ lineWidth: 100 }).trimEnd()
}

/** Longer lines than this are there for their length only. */
const LONGEST_LINE = 400

/** A block of code, fenced so that fences in it stay what they are. */
function fenced(language: string, text: string): string {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([ticks]) => ticks.length))
  const fence = '`'.repeat(longest + 1)
  const lines = text
    .replace(/^\n+|\n+$/g, '')
    .split('\n')
    .map((line) => (line.length > LONGEST_LINE ? `${line.slice(0, 60)} …` : line))
  return `${fence}${language}\n${lines.join('\n')}\n${fence}`
}

/** Names of files, links to documents, comments and Markdown in a sentence are code; the rest is escaped. */
const CODE =
  /<!--.*?-->|!\[[^\]]*\]\([^)]*\)|# opsbook-allow[^.,]*|\b[\w-]+\.ya?ml\b|\b[\w-]+\.md\b|\b(?:runbook|process):[a-z-]+|#{2,}|&\w+;|<[a-z-]+>/g

function inProse(sentence: string): string {
  let written = ''
  let at = 0
  for (const { 0: code, index } of sentence.matchAll(CODE)) {
    written += `${escaped(sentence.slice(at, index))}\`${code}\``
    at = index + code.length
  }
  return written + escaped(sentence.slice(at))
}

function escaped(words: string): string {
  return words.replace(/[\\`*[\]<&]|_(?!\w)|(?<!\w)_/g, '\\$&')
}
