/** What a benchmark of builds found, in words and tables. */
import { cpus, totalmem } from 'node:os'
import type { Figures } from './measured.ts'
import type { Tool } from './tools.ts'

/** In this order: each begins with what the one before has left. */
export const scenarios = ['cold', 'body', 'title', 'added', 'deleted', 'template', 'nothing'] as const
export type Scenario = (typeof scenarios)[number]

const names: { [scenario in Scenario]: string } = {
  cold: 'cold: nothing kept from before',
  body: 'the body of one page was edited',
  title: 'the title of one page was edited',
  added: 'one page is new',
  deleted: 'one page is gone',
  template: 'what every page shows was edited',
  nothing: 'nothing was edited',
}

export interface Participant {
  tool: Tool
  folder: string
  versions: string
}

export interface Result {
  tool: string
  size: number
  round: number
  scenario: Scenario
  figures: Figures
  /** A page that is gone from the sources is still in the output. */
  leftBehind: boolean
  output?: { files: number; bytes: number }
  /** Bytes of one page. */
  page?: { html: number; gzip: number }
}

export interface Findings {
  participants: Participant[]
  /** Tools that could not be had, and why. */
  absent: string[]
  results: Result[]
  sizes: number[]
  runs: number
}

export function report({ participants, absent, results, sizes, runs }: Findings): string {
  const parts = sizes.map((size) =>
    sizeReport(
      size,
      participants,
      results.filter((result) => result.size === size),
    ),
  )
  const lines = participants.map(
    ({ tool, versions }) => `| ${tool.name} | ${versions} | ${tool.lacks || 'is what is measured'} |`,
  )
  const missing = absent.length > 0 ? `\nNot measured: ${absent.join('; ')}.\n` : ''
  return `# Builds, ${new Date().toISOString().slice(0, 10)}

${cpus().length} × ${cpus()[0]?.model ?? 'unknown processor'}, ${Math.round(totalmem() / 1e9)} GB, Node ${process.version.slice(1)}, ${process.platform}. ${runs} ${runs === 1 ? 'round' : 'rounds'};
figures are the median, with the least and the greatest. Times are of all commands of a tool together, memory is the most that all
of its processes had at one time. Ratios are taken within a round, tool by tool in turn; below 1 Opsbook needs less.

| tool | versions | what it does not do |
|---|---|---|
${lines.join('\n')}
${missing}
${parts.join('\n')}`
}

function sizeReport(size: number, participants: readonly Participant[], results: readonly Result[]): string {
  const of = (tool: string, scenario: Scenario) =>
    results.filter((result) => result.tool === tool && result.scenario === scenario)
  const heads = participants.map(({ tool }) => tool.name)
  const table = (title: string, figure: (figures: Figures) => number | undefined, digits: number) => {
    const rows = scenarios
      .filter((scenario) => results.some((result) => result.scenario === scenario))
      .map((scenario) => {
        const cells = participants.map(({ tool }) =>
          spread(
            of(tool.id, scenario).map(({ figures }) => figure(figures)),
            digits,
          ),
        )
        return `| ${names[scenario]} | ${cells.join(' | ')} |`
      })
    return `### ${title}\n\n| | ${heads.join(' | ')} |\n|---|${'--:|'.repeat(heads.length)}\n${rows.join('\n')}\n`
  }
  const others = participants.filter(({ tool }) => tool.id !== 'opsbook')
  const ratios = scenarios.flatMap((scenario) => {
    const own = of('opsbook', scenario)
    if (own.length === 0 || others.length === 0) return []
    const cells = others.map(({ tool }) => {
      const pairs = of(tool.id, scenario).map(({ round, figures }) => {
        const ours = own.find((each) => each.round === round)?.figures.seconds
        return ours === undefined ? undefined : ours / figures.seconds
      })
      return spread(pairs, 2)
    })
    return [`| ${names[scenario]} | ${cells.join(' | ')} |`]
  })
  const outputs = participants.map(({ tool }) => {
    const { output, page } = results.find((result) => result.tool === tool.id && result.output) ?? {}
    const left = results.some((result) => result.tool === tool.id && result.leftBehind)
    if (!output || !page) return `| ${tool.name} | | | | |`
    const remark = left ? 'the page of what is gone stays in the output' : ''
    return `| ${tool.name} | ${(output.bytes / 1e6).toFixed(1)} MB | ${output.files} | ${page.html} B, ${page.gzip} B by gzip | ${remark} |`
  })
  return `## ${size.toLocaleString('en')} documents

${table('Seconds', ({ seconds }) => seconds, 2)}
### Opsbook’s seconds divided by the other’s

| | ${others.map(({ tool }) => tool.name).join(' | ')} |
|---|${'--:|'.repeat(others.length)}
${ratios.join('\n')}

${table('Processor seconds', ({ processor }) => processor, 2)}
${table('Memory in MB', ({ megabytes }) => megabytes, 0)}
### Output

| | in all | files | one page’s HTML | |
|---|--:|--:|--:|---|
${outputs.join('\n')}
`
}

/** The median, with the least and the greatest of more than one. */
function spread(values: readonly (number | undefined)[], digits: number): string {
  const sorted = values.filter((value) => value !== undefined).sort((a, b) => a - b)
  if (sorted.length === 0) return ''
  const shown = (value: number) => value.toFixed(digits)
  const median = shown(sorted[sorted.length >> 1]!)
  return sorted.length === 1 ? median : `${median} (${shown(sorted[0]!)}–${shown(sorted.at(-1)!)})`
}
