/** What an import says of itself: what was taken, guessed and dropped, and where a person must look. */
import type { Fate, InputProblem, Remark } from './importer.ts'
import type { Outcome, Plan, PlannedFile } from './plan.ts'

interface ReportOptions {
  /** The content folder, as people reach it from where they are. */
  folder: string
  dryRun: boolean
  /** What lies in the input folder and was not read. */
  passedOver: { path: string; reason: string }[]
}

/** Columns of a line. */
const WIDTH = 110

/** Characters of a value that the text shows; the JSON has all of it. */
const SHOWN = 600

/** The report as one value, for programs. Nothing in it is shortened. */
export function reportObject({ importer, documents, assets, gone, remarks }: Plan, options: ReportOptions) {
  return {
    importer,
    into: options.folder,
    written: !options.dryRun,
    counts: { taken: documents.length, ...countsOf(documents), assets: assets.length },
    documents,
    assets,
    remarks,
    notInInput: gone,
    passedOver: options.passedOver,
  }
}

/** The refusal of an input as one value. */
export function refusalObject(problems: InputProblem[]) {
  return { written: false, problems }
}

/** The report for people. Every line is one line: what the source says may hold line ends. */
export function reportText(plan: Plan, options: ReportOptions): string {
  const { importer, documents, assets, gone, remarks } = plan
  const { folder, dryRun, passedOver } = options
  const counts = countsOf(documents)
  const lines = [
    `${importer}: ${count(documents.length, 'record')} taken${assets.length > 0 ? `, and ${count(assets.length, 'file')} that they show` : ''}.`,
    '',
    ...(Object.entries(outcomeWords) as [Outcome, string][])
      .filter(([outcome]) => counts[outcome] > 0)
      .map(([outcome, words]) => `  ${String(counts[outcome]).padStart(5)}  ${words}`),
    '',
  ]
  const section = (title: string, explanation: string, entries: string[]) => {
    if (entries.length > 0) lines.push(title, ...wrapped(explanation, '  '), '', ...entries, '')
  }
  section('Changed by a person', 'Their text stays. The source now says:', keptLines([...documents, ...assets]))
  const names = new Map(documents.map(({ source, file }) => [source, file]))
  for (const fate of ['look', 'guessed', 'dropped'] as const) {
    const [title, explanation] = fateWords[fate]
    const ofFate = remarks.filter((remark) => remark.fate === fate)
    section(`${title}: ${ofFate.length}`, explanation, remarkLines(ofFate, names))
  }
  section(
    `Not read: ${passedOver.length}`,
    'These lie in the folder, and are not what an import reads.',
    passedOver.map(({ path, reason }) => `  ${oneLine(path)}: ${reason}`),
  )
  section(
    `Not in this input: ${gone.length}`,
    'Earlier imports wrote these. Their record is not in this input; the files stay as they are.',
    wrapped(gone.join(', '), '  '),
  )
  const created = documents.filter(({ outcome }) => outcome === 'created').map(({ file }) => file)
  const updated = documents.filter(({ outcome }) => outcome === 'updated')
  section(`Created in ${folder}`, '', wrapped(created.join(', '), '  '))
  section(
    `Brought up to date in ${folder}`,
    '',
    updated.flatMap(({ file, changed }) => wrapped(`${file}: ${changed.join(', ')}`, '  ')),
  )
  if (dryRun) lines.push('Nothing was written: this was a dry run.')
  else if (created.length + updated.length === 0) lines.push('Nothing was written: all is as it was.')
  else lines.push(`Everything that was written is a draft. Look at it: npm run check -- --content ${folder} --drafts`)
  return `${lines.filter((line, index) => line !== '' || lines[index - 1] !== '').join('\n')}\n`
}

/** Why an input is refused, for people. */
export function refusalText(problems: InputProblem[]): string {
  const entries = problems.map(({ file, line, column, message, hint }) => {
    const place = [file, line, line === undefined ? undefined : column].filter((part) => part !== undefined).join(':')
    return `error ${oneLine(place)}\n  ${oneLine(message)}\n  remedy: ${oneLine(hint)}\n`
  })
  const number = count(problems.length, 'problem')
  return `${entries.join('\n')}\n${number} in the input. Nothing was written.\n`
}

const outcomeWords: Record<Outcome, string> = {
  created: 'created',
  updated: 'brought up to date',
  unchanged: 'unchanged',
  kept: 'left to the person who changed or deleted them',
  refused: 'not written, because something else is there',
}

const fateWords: Record<Fate, [title: string, explanation: string]> = {
  look: ['A person must look', 'Written as the source has it, or not decided.'],
  guessed: ['Guessed', 'Written, and possibly wrong.'],
  dropped: ['Dropped', 'In the source, and not in what was written.'],
}

function countsOf(documents: PlannedFile[]): Record<Outcome, number> {
  const counts = { created: 0, updated: 0, unchanged: 0, kept: 0, refused: 0 }
  for (const { outcome } of documents) counts[outcome]++
  return counts
}

function keptLines(files: PlannedFile[]): string[] {
  return files.flatMap(({ file, kept }) =>
    kept.flatMap(({ part, now }) => wrapped(`${file} · ${part}: ${now === undefined ? 'nothing' : shown(now)}`, '  ')),
  )
}

function shown(value: unknown): string {
  const text = typeof value === 'string' ? `“${value}”` : JSON.stringify(value)
  const rest = text.length - SHOWN
  return rest <= 0 ? text : `${text.slice(0, SHOWN)}… (${rest} more characters; --format json shows them)`
}

/** What is said of several records is said once, with their names; the rest by record. */
function remarkLines(remarks: Remark[], files: Map<string, string>): string[] {
  const bySaying = Map.groupBy(remarks, ({ field, message }) => `${field ?? ''}\0${message}`)
  const several = [...bySaying.values()].filter((group) => group.length > 1)
  const single = [...bySaying.values()].filter((group) => group.length === 1).flat()
  const saying = ({ field, message }: Remark) => (field ? `${field}: ${message}` : message)
  return [
    ...several.flatMap((group) => [
      ...wrapped(saying(group[0]!), '  '),
      ...wrapped(`${group.length} times: ${group.map(placeOf).join(', ')}`, '      '),
    ]),
    ...[...Map.groupBy(single, ({ source }) => source)].flatMap(([source, group]) => [
      `  ${oneLine(source)}${files.has(source) ? ` (${files.get(source)})` : ''}`,
      ...group.flatMap((remark) => wrapped(`${remark.line ? `line ${remark.line}: ` : ''}${saying(remark)}`, '      ')),
    ]),
  ]
}

const placeOf = ({ source, line }: Remark) => (line ? `${source}:${line}` : source)

function wrapped(text: string, indent: string): string[] {
  const lines: string[] = []
  let line = ''
  for (const word of oneLine(text).split(' ')) {
    if (line && indent.length + line.length + 1 + word.length > WIDTH) {
      lines.push(indent + line)
      line = word
    } else line = line ? `${line} ${word}` : word
  }
  if (line) lines.push(indent + line)
  return lines
}

const oneLine = (text: string) => text.replace(/\s+/g, ' ').trim()

const count = (number: number, noun: string) => `${number} ${noun}${number === 1 ? '' : 's'}`
