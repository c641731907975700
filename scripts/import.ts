/** `npm run import -- SOURCE INPUT...`: turns what another tool has exported into drafts. */
import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { type ParseArgsConfig, parseArgs } from 'node:util'
import { leakRemarks } from '../src/checks/draft-leaks.ts'
import { printable } from '../src/checks/reporters/printable.ts'
import { type Importer, type ImportOptions, InputRefused } from '../src/import/importer.ts'
import { importers } from '../src/import/importers.ts'
import { readInput } from '../src/import/input.ts'
import { readLedger } from '../src/import/ledger.ts'
import { planImport } from '../src/import/plan.ts'
import { refusalObject, refusalText, reportObject, reportText } from '../src/import/report.ts'
import { Target } from '../src/import/target.ts'
import { writePlan } from '../src/import/write.ts'
import { didYouMean } from '../src/model/explain.ts'
import {
  type CommandHelp,
  type CommandValues,
  command,
  exitCodes,
  type OptionHelp,
  shownPath,
  UsageError,
} from './command.ts'

await command('import', run, (help) => completed(help, process.argv.slice(2)))

async function run(values: CommandValues): Promise<number> {
  const [name, ...paths] = values.operands
  const importer = importerCalled(name)
  const isJson = values.format === 'json'
  const options = optionsOf(importer, values.given)
  if (paths.length === 0) throw new UsageError(`What shall be imported? ${importer.name} reads ${operandOf(importer)}`)
  const content = contentFolder(values.given.into)
  const dryRun = values.given['dry-run'] === true
  try {
    const { files, passedOver } = readInput(paths, importer.takes)
    const target = await Target.read(content)
    const ledger = readLedger(target.root)
    const imported = importer.read({ files, options, handbook: target.seenBy(importer.name, ledger) })
    imported.remarks.push(...(await leakRemarks(imported, target.catalogues.settings)))
    const plan = planImport(importer.name, imported, target, ledger)
    if (!dryRun) writePlan(target.root, plan)
    const shown = { folder: shownPath(target.root), dryRun, passedOver }
    if (isJson) printJson(reportObject(plan, shown))
    else process.stdout.write(linesOf(reportText(plan, shown)))
    return exitCodes.fine
  } catch (error) {
    if (!(error instanceof InputRefused)) throw error
    if (isJson) printJson(refusalObject(error.problems))
    else process.stderr.write(linesOf(refusalText(error.problems)))
    return exitCodes.content
  }
}

function printJson(value: unknown): void {
  process.stdout.write(`${JSON.stringify(value, null, 2)}\n`)
}

/** A source is contributed text: in a terminal its characters have power. */
function linesOf(text: string): string {
  return text.split('\n').map(printable).join('\n')
}

function contentFolder(given: unknown): string {
  const folder = typeof given === 'string' ? given : 'content'
  if (folder === '') throw new UsageError('--into names no folder')
  const content = resolve(folder)
  if (!existsSync(join(content, 'handbook.yaml'))) {
    throw new UsageError(
      `${folder} is not a content folder: it has no handbook.yaml. Name one with --into, or make one with npm run init -- DIR`,
    )
  }
  return content
}

function importerCalled(name: string | undefined): Importer {
  const names = importers.map((importer) => importer.name)
  if (name === undefined) throw new UsageError(`What shall be imported? There is ${names.join(', ')}`)
  const importer = importers.find((each) => each.name === name)
  if (!importer)
    throw new UsageError(
      `Nothing called “${name}” can be imported. ${didYouMean(name, names) ?? `There is ${names.join(', ')}`}`,
    )
  return importer
}

function optionsOf(importer: Importer, given: CommandValues['given']): ImportOptions {
  const missing = Object.entries(importer.options).filter(([name, { required }]) => required && !given[name])
  if (missing.length > 0) {
    const names = missing.map(([name, { value = '', help }]) => `--${name} ${value} (${help})`)
    throw new UsageError(`${importer.name} needs ${names.join(' and ')}`)
  }
  return Object.fromEntries(Object.keys(importer.options).map((name) => [name, given[name] as ImportOptions[string]]))
}

function operandOf({ takes }: Importer): string {
  return { file: 'FILE', files: 'FILE...', folder: 'DIR' }[takes]
}

/** The command’s help and options, with those of the source that stands on the line; with all sources when there is none. */
function completed(help: CommandHelp, args: string[]): CommandHelp {
  const all = Object.assign({}, help.options, ...importers.map(ownOptions)) as Record<string, OptionHelp>
  const known = Object.entries(all).map(([name, { type }]) => [name, { type, multiple: true }])
  const config: ParseArgsConfig = { args, options: Object.fromEntries(known), strict: false, tokens: true }
  const { positionals, tokens = [] } = parseArgs(config)
  const given = tokens.flatMap((token) => (token.kind === 'option' ? [token] : []))
  // Where an option is unknown, the word behind it could be its value, or the source.
  const isClear = given.every(({ name }) => Object.hasOwn(all, name))
  const source = positionals[0]
  if (source === undefined || (!isClear && !importers.some(({ name }) => name === source))) {
    if (isClear && given.some(({ name }) => !Object.hasOwn(help.options, name))) importerCalled(source)
    const sources = ['Sources:', '', ...importers.flatMap(inShort)]
    return { ...help, more: () => [...sources, '', 'npm run import -- SOURCE --help explains its options.'] }
  }
  const importer = importerCalled(source)
  const own = ownOptions(importer)
  for (const { name } of given) {
    const owners = importers.filter(({ options }) => Object.hasOwn(options, name)).map((each) => each.name)
    if (owners.length > 0 && !Object.hasOwn({ ...help.options, ...own }, name))
      throw new UsageError(`--${name} is an option of ${owners.join(', ')}, not of ${importer.name}`)
  }
  return {
    ...help,
    does: `${importer.name}: ${importer.reads}`,
    operands: `${importer.name} ${operandOf(importer)}`,
    options: { ...own, ...help.options },
  }
}

function ownOptions({ options }: Importer): Record<string, OptionHelp> {
  const all = Object.entries(options).map(([name, { value, help, required, multiple }]): [string, OptionHelp] => [
    name,
    {
      ...(value === undefined ? { type: 'boolean' } : { type: 'string', value }),
      help: `${help}${required ? ' (required)' : ''}${multiple ? ' (may be repeated)' : ''}`,
      ...(multiple ? { multiple } : {}),
    },
  ])
  return Object.fromEntries(all)
}

function inShort(importer: Importer): string[] {
  const options = Object.keys(importer.options).map((name) => `--${name}`)
  return [
    `  ${importer.name} ${operandOf(importer)}`,
    `      ${importer.reads}`,
    ...(options.length > 0 ? [`      ${options.join(' ')}`] : []),
  ]
}
