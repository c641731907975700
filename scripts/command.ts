/** What the commands have in common: their options, their exit codes, and how they end. */
import { relative, resolve } from 'node:path'
import { type ParseArgsConfig, parseArgs } from 'node:util'
import { didYouMean } from '../src/model/explain.ts'
import { dayProblem } from '../src/model/time.ts'
import type { SiteOptions } from '../src/options.ts'
import { systemError } from '../src/publish/publish-error.ts'

/** 0 fine, 1 the content has errors, 2 wrong usage, 3 our fault. */
export const exitCodes = { fine: 0, content: 1, usage: 2, fault: 3 } as const

/** The command was called in a way that it does not understand. */
export class UsageError extends Error {}

/** Formats of the report of `check`. */
const formats = ['text', 'json', 'github', 'gitlab', 'sarif', 'junit'] as const
export type Format = (typeof formats)[number]

const isFormat = (name: string): name is Format => (formats as readonly string[]).includes(name)

export interface OptionHelp {
  type: 'string' | 'boolean'
  value?: string
  help: string
  /** Whether it may be given several times. */
  multiple?: true
}

/** What a command says of itself; what depends on its first operand is told to `command` by the command. */
export interface CommandHelp {
  does: string
  /** What stands on the line before the options: `KIND`. Without it a command takes options only. */
  operands?: string
  options: Record<string, OptionHelp>
  /** Formats of its report, when they are not all. */
  formats?: readonly Format[]
  /** What else the help says, as lines behind the options. */
  more?: () => string[]
}

const sharedOptions = {
  content: { type: 'string', value: 'DIR', help: 'folder of the content (default: content)' },
  theme: { type: 'string', value: 'DIR', help: 'folder of a look of your own, beside the content: docs/theming.md' },
  drafts: { type: 'boolean', help: 'include drafts and reviews' },
  help: { type: 'boolean', help: 'show this help' },
} as const satisfies Record<string, OptionHelp>

const addressOptions = {
  site: { type: 'string', value: 'URL', help: 'address of the site, https://ops.example.org' },
  base: { type: 'string', value: 'PATH', help: 'path below that address, /handbook/ (default: /)' },
  'as-of': {
    type: 'string',
    value: 'DAY',
    help: 'day for which the site is right, YYYY-MM-DD (default: that of the last commit)',
  },
} as const satisfies Record<string, OptionHelp>

const outOption = {
  out: { type: 'string', value: 'DIR', help: 'folder of the finished site (default: dist)' },
} as const
const reportOptions = {
  strict: { type: 'boolean', help: 'treat warnings as errors' },
  format: { type: 'string', value: 'NAME', help: 'text, json, github, gitlab, sarif or junit (default: text)' },
} as const
const sinceOption = {
  since: { type: 'string', value: 'REV', help: 'report only what is in files that changed since this revision' },
} as const
const watchOption = {
  watch: { type: 'boolean', help: 'judge again after each save, until Ctrl-C' },
} as const
const cacheOption = {
  'no-cache': { type: 'boolean', help: 'do all work anew, whatever earlier runs have kept in .cache/' },
} as const
const serverOptions = { port: { type: 'string', value: 'NUMBER', help: 'port to listen on (default: 4321)' } } as const

/** Which options each command takes, and what it does in a line. */
const commands = {
  alerts: {
    does: 'Hold alerting rules of Prometheus and the runbooks of the handbook against each other.',
    operands: 'RULES...',
    options: {
      content: sharedOptions.content,
      site: addressOptions.site,
      base: addressOptions.base,
      partial: { type: 'boolean', help: 'there are more rules than these: miss none of the alerts that runbooks name' },
      ...reportOptions,
      ...cacheOption,
      help: sharedOptions.help,
    },
    more: () => [
      "RULES are rule files and PrometheusRule resources, folders of them, or patterns: 'rules/**/*.yaml'.",
      'docs/alerts.md says what is found, and how another repository runs this.',
    ],
  },
  build: {
    does: 'Check the content and build the complete site.',
    options: { ...sharedOptions, ...outOption, ...addressOptions, strict: reportOptions.strict, ...cacheOption },
  },
  // The address of the site as well, so that one line of options serves `check` and `build`.
  check: {
    does: 'Judge the content, without building.',
    options: {
      ...sharedOptions,
      ...addressOptions,
      ...reportOptions,
      ...sinceOption,
      ...watchOption,
      ...cacheOption,
    },
  },
  fix: {
    does: 'Mend what can be mended with certainty, and report what is left.',
    options: { ...sharedOptions, ...addressOptions, strict: reportOptions.strict, ...cacheOption },
  },
  new: {
    does: 'Begin a document that is right from the start. Asks for what is not said.',
    operands: 'KIND',
    options: {
      content: sharedOptions.content,
      site: addressOptions.site,
      base: addressOptions.base,
      lang: { type: 'string', value: 'LANG', help: 'language of the text (default: the handbook’s first)' },
      id: {
        type: 'string',
        value: 'ID',
        help: 'its name and its address for ever (default: one that suits and is free)',
      },
      during: { type: 'boolean', help: 'postmortem: it is still going on; opens a public page with what is known' },
      yes: { type: 'boolean', help: 'ask nothing: what only a person can say is marked in the file' },
      ...cacheOption,
      help: sharedOptions.help,
    },
  },
  dev: {
    does: 'Show the site while you write; drafts included.',
    options: { ...sharedOptions, ...addressOptions, ...serverOptions },
  },
  forms: {
    does: 'Write the forms in which people without git begin a document or report a problem: issue forms of GitHub, GitLab, Forgejo.',
    options: {
      content: sharedOptions.content,
      into: { type: 'string', value: 'DIR', help: 'repository to write into (default: where the command runs)' },
      help: sharedOptions.help,
    },
  },
  import: {
    does: 'Turn what another tool has exported into drafts, and say what became of it.',
    operands: 'SOURCE INPUT...',
    options: {
      into: { type: 'string', value: 'DIR', help: 'content folder to write into (default: content)' },
      'dry-run': { type: 'boolean', help: 'write nothing, and report what would be written' },
      format: { type: 'string', value: 'NAME', help: 'format of the report, text or json (default: text)' },
      help: { type: 'boolean', help: 'show this help; behind a SOURCE, what it reads and its options' },
    },
    formats: ['text', 'json'],
  },
  init: {
    does: 'Make a handbook of your own: settings, an example of each kind, and workflows.',
    operands: 'DIR',
    options: {
      lang: { type: 'string', value: 'LANG', help: 'language of the handbook, en or de (default: en)' },
      forge: {
        type: 'string',
        value: 'NAME',
        help: 'github, gitlab or none: whose workflows it gets (default: by --repository, else github)',
      },
      name: { type: 'string', value: 'TEXT', help: 'name of the handbook' },
      organisation: { type: 'string', value: 'TEXT', help: 'who publishes it' },
      repository: { type: 'string', value: 'URL', help: 'where its repository will be browsed' },
      'opsbook-repository': {
        type: 'string',
        value: 'URL',
        help: 'where its workflows clone Opsbook from (default: the remote “origin” of this clone)',
      },
      yes: { type: 'boolean', help: 'ask nothing, also on a terminal' },
      help: sharedOptions.help,
    },
  },
  links: {
    does: 'Ask whether what the handbook links to elsewhere is still there.',
    options: {
      content: sharedOptions.content,
      format: { type: 'string', value: 'NAME', help: 'text, which is Markdown, or json (default: text)' },
      help: sharedOptions.help,
    },
    formats: ['text', 'json'],
  },
  preview: {
    does: 'Serve the site that was built.',
    options: { ...outOption, ...serverOptions, base: addressOptions.base, help: sharedOptions.help },
  },
} as const satisfies Record<string, CommandHelp>

export type CommandName = keyof typeof commands

/** Values as they were given; every option of any command, so that a command takes those that it has. */
export interface CommandValues {
  content: string
  theme?: string
  out: string
  site?: string
  base?: string
  drafts: boolean
  strict: boolean
  /** Whether the work of earlier runs may be used. */
  cache: boolean
  format: Format
  asOf?: string
  since?: string
  port: number
  /** What stood on the line without being an option, in order. */
  operands: string[]
  /** The options as they were given, for those that one command alone has. */
  given: Record<string, string | string[] | boolean | undefined>
}

// Who reads a report may have read enough, and close the pipe: `| head`. That is nobody's fault.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
  process.exit()
})

/**
 * Runs a command: reads its options, shows help, turns what is thrown into a message and an exit code.
 * `run` returns the exit code.
 *
 * @param completed makes what the command says of itself complete, where that depends on what stands on the line
 */
export async function command(
  name: CommandName,
  run: (values: CommandValues) => Promise<number>,
  completed: (help: CommandHelp) => CommandHelp = (help) => help,
): Promise<void> {
  try {
    const values = parse(name, completed(commands[name]))
    process.exitCode = values === undefined ? exitCodes.fine : await run(values)
  } catch (error) {
    process.exitCode = explainFailure(name, error)
  }
}

function parse(name: CommandName, help: CommandHelp): CommandValues | undefined {
  const { options, operands } = help
  let given: CommandValues['given']
  let positionals: string[]
  try {
    const config: ParseArgsConfig = {
      options: Object.fromEntries(
        Object.entries(options).map(([key, { type, multiple }]) => [key, { type, multiple: multiple === true }]),
      ),
      allowPositionals: operands !== undefined,
      strict: true,
    }
    const parsed = parseArgs(config)
    given = parsed.values as typeof given
    positionals = parsed.positionals
  } catch (error) {
    const [problem] = (error as Error).message.split('. ')
    const unknown = /^Unknown option '--(.+)'$/.exec(problem!)?.[1]
    const meant = unknown === undefined ? undefined : didYouMean(unknown, Object.keys(options))
    throw new UsageError(meant ? `${problem}. ${meant.replace('“', '“--')}` : problem)
  }
  if (given.help) {
    process.stdout.write(helpText(name, help))
    return undefined
  }
  const text = (key: string) => given[key] as string | undefined
  for (const key of ['content', 'theme', 'out']) {
    // An empty variable of a script would otherwise mean the folder where it runs.
    if (text(key) === '') throw new UsageError(`--${key} names no folder`)
  }
  if (text('since') === '') throw new UsageError('--since names no revision')
  const format = text('format') ?? 'text'
  const known = help.formats ?? formats
  if (!isFormat(format) || !known.includes(format))
    throw new UsageError(`--format ${format}: there is ${known.join(', ')}`)
  if (given.watch && format !== 'text') throw new UsageError('--watch reports as text; leave --format out')
  const asOf = text('as-of')
  const wrongDay = asOf === undefined ? undefined : dayProblem(asOf)
  if (wrongDay) throw new UsageError(`--as-of: ${wrongDay.message}`)
  const port = Number(text('port') ?? 4321)
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new UsageError(`--port ${text('port')} is not a port`)
  const base = text('base')
  const isPath = /^\/?(?:[A-Za-z0-9._~-]+\/)*[A-Za-z0-9._~-]*\/?$/
  if (base !== undefined && (!isPath.test(base) || base.split('/').some((part) => part === '.' || part === '..'))) {
    throw new UsageError(`--base ${base} is not a path; write it like /handbook/`)
  }
  const site = text('site')
  if (site !== undefined && !/^https?:\/\/[^/?#\s]+\/?$/.test(site)) {
    throw new UsageError(
      `--site ${site} is not the address of a site; write it like https://ops.example.org, and a path with --base`,
    )
  }
  return {
    content: text('content') ?? 'content',
    theme: text('theme'),
    out: text('out') ?? 'dist',
    site: site?.replace(/\/$/, ''),
    base: base === undefined ? undefined : normaliseBase(base),
    drafts: given.drafts === true,
    strict: given.strict === true,
    cache: given['no-cache'] !== true,
    format,
    asOf,
    since: text('since'),
    port,
    operands: positionals,
    given,
  }
}

function normaliseBase(base: string): string {
  return `/${base.replace(/^\/+|\/+$/g, '')}/`.replace('//', '/')
}

function helpText(name: CommandName, { does, operands, options, more }: CommandHelp): string {
  const rows = Object.entries(options).map(([key, { value, help }]): [string, string] => [
    `--${key}${value ? ` ${value}` : ''}`,
    help,
  ])
  const width = Math.max(...rows.map(([option]) => option.length)) + 2
  return [
    does,
    '',
    `Usage: npm run ${name} -- ${operands ? `${operands} ` : ''}[options]`,
    '',
    ...rows.map(([option, help]) => `  ${option.padEnd(width)}${help}`),
    '',
    ...(more ? [...more(), ''] : []),
    'Exit codes: 0 fine, 1 the content has errors, 2 wrong usage, 3 a fault of Opsbook.',
    '',
  ].join('\n')
}

/** Errors that say themselves whose fault they are carry an exit code and, if there is one, a remedy. */
interface ExplainedError {
  message: string
  exitCode: number
  remedy?: string
}

function isExplained(error: unknown): error is ExplainedError {
  return error instanceof Error && 'exitCode' in error && typeof error.exitCode === 'number'
}

function explainFailure(name: CommandName, error: unknown): number {
  if (error instanceof UsageError) {
    process.stderr.write(`${error.message}\nnpm run ${name} -- --help lists the options.\n`)
    return exitCodes.usage
  }
  if (isExplained(error)) {
    process.stderr.write(`${error.message}\n${error.remedy ? `${error.remedy}\n` : ''}`)
    return error.exitCode
  }
  // Astro wraps what the system said.
  const system = systemError(error) ?? (error instanceof Error ? systemError(error.cause) : undefined)
  if (system) {
    process.stderr.write(
      `The machine refused: ${system}\nNothing was published; make room or allow it, and run the command again.\n`,
    )
    return exitCodes.usage
  }
  process.stderr.write(
    `This is a fault of Opsbook, not of the content. Nothing was published.\nPlease report it with the lines below.\n\n${
      error instanceof Error ? (error.stack ?? error.message) : String(error)
    }\n`,
  )
  return exitCodes.fault
}

/** What the site’s side needs of the command line. */
export function siteOptions(values: CommandValues): SiteOptions {
  const { content, theme, site, base, drafts, asOf } = values
  const own = theme === undefined ? {} : { theme: resolve(theme) }
  return { content: resolve(content), ...own, site, base, drafts, asOf }
}

/** A path as people want to read it: relative to where they are, when that is shorter. */
export function shownPath(path: string): string {
  const short = relative(process.cwd(), path)
  return short && !short.startsWith('..') ? short : path
}
