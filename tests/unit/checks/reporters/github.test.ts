import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { reportGithub } from '../../../../src/checks/reporters/github.ts'
import { printable } from '../../../../src/checks/reporters/printable.ts'
import type { Finding } from '../../../../src/model/finding.ts'
import { anyFindings, finding, hostileTexts, isHarmless } from './findings.ts'

interface Command {
  name: string
  properties: Record<string, string>
  text: string
}

/**
 * What the runner of GitHub makes of a line: `::name key=value,key=value::text` after blanks, else `##[name …]text`
 * anywhere in it.
 */
function commandIn(line: string): Command | undefined {
  const unescaped = (text: string) => text.replaceAll('%0D', '\r').replaceAll('%0A', '\n').replaceAll('%25', '%')
  const start = line.trimStart()
  const end = start.indexOf('::', 2)
  if (!start.startsWith('::') || end === -1) {
    const old = /##\[([^\]]*)\](.*)/.exec(line)
    return old ? { name: old[1]!, properties: {}, text: old[2]! } : undefined
  }
  const info = start.slice(2, end)
  const blank = info.indexOf(' ')
  const properties = blank === -1 ? [] : info.slice(blank + 1).split(',')
  return {
    name: blank === -1 ? info : info.slice(0, blank),
    properties: Object.fromEntries(
      properties.map((each) => {
        const [key, ...value] = each.split('=')
        return [key, unescaped(value.join('=').replaceAll('%3A', ':').replaceAll('%2C', ','))]
      }),
    ),
    text: unescaped(start.slice(end + 2)),
  }
}

type Options = { changed?: ReadonlySet<string>; summary?: boolean; folder?: string }

function commands(findings: Finding[], { changed, summary = true, folder = 'content' }: Options = {}): Command[] {
  const lines = reportGithub(findings, { folder, changed, summary }).split(/\r\n|\r|\n/)
  expect(commandIn(lines.at(-1)!)).toBeUndefined()
  return lines.slice(0, -1).map((line) => {
    const command = commandIn(line)
    expect(command, `“${line}” is a command`).toBeDefined()
    return command!
  })
}

const many = (count: number, change: Partial<Finding>) =>
  Array.from({ length: count }, (_, index) => finding({ line: index + 1, endLine: index + 1, ...change }))

describe('the report for GitHub', () => {
  it('is an annotation for each finding, and a line that counts them', () => {
    const report = reportGithub([finding(), finding({ severity: 'warn', endLine: 3, hint: undefined })], {
      folder: 'content',
      summary: true,
    })
    expect(report.split('\n')).toEqual([
      '::error file=content/runbooks/a.md,line=2,endLine=2,col=9,endColumn=13,title=schema::“activ” is not a value of “status”%0ADid you mean “active”?',
      '::warning file=content/runbooks/a.md,line=2,endLine=3,title=schema::“activ” is not a value of “status”',
      '1 error, 1 warning',
    ])
  })

  it('only counts when nothing was found', () => {
    expect(reportGithub([], { folder: 'content', summary: true })).toBe('0 errors, 0 warnings')
  })

  it('names files from the root of the repository', () => {
    expect(commands([finding()], { folder: '' })[0]!.properties.file).toBe('runbooks/a.md')
  })

  it('shows ten errors and ten warnings, as many as GitHub does, and says how many there are besides', () => {
    const found = commands([...many(12, { severity: 'warn' }), ...many(35, {})])
    expect(found.map(({ name }) => name)).toEqual([...Array(10).fill('error'), ...Array(10).fill('warning'), 'notice'])
    expect(found.at(-1)!.text).toBe(
      '27 of 47 findings are not shown as annotations: GitHub shows 10 errors and 10 warnings at most. The summary of this job lists all of them.',
    )
  })

  it('says where all findings are when there is no summary', () => {
    expect(commands(many(11, {}), { summary: false }).at(-1)!.text).toMatch(
      / Run “npm run check” to see all of them\.$/,
    )
  })

  it('needs no notice when all are shown', () => {
    expect(commands([...many(10, {}), ...many(10, { severity: 'warn' })]).map(({ name }) => name)).not.toContain(
      'notice',
    )
  })

  it('shows findings in changed files first', () => {
    const findings = [
      ...many(30, { file: 'a.md' }),
      ...many(3, { file: 'z.md' }),
      ...many(1, { file: 'zz.md', severity: 'warn' }),
    ]
    const found = commands(findings, { changed: new Set(['z.md', 'zz.md']) })
    expect(found.map(({ properties }) => properties.file)).toEqual([
      ...Array(3).fill('content/z.md'),
      'content/zz.md',
      ...Array(7).fill('content/a.md'),
      undefined,
    ])
  })

  it.each(hostileTexts)('takes %s for text, in the message, the remedy and the file name', (_, text) => {
    const [command, ...others] = commands([finding({ message: text, hint: text, file: `runbooks/${text}` })])
    expect(others).toEqual([])
    expect(command).toEqual({
      name: 'error',
      properties: {
        file: `content/runbooks/${printable(text)}`,
        line: '2',
        endLine: '2',
        col: '9',
        endColumn: '13',
        title: 'schema',
      },
      text: `${printable(text)}\n${printable(text)}`,
    })
    expect(isHarmless(command!.text + command!.properties.file)).toBe(true)
  })

  it('is made of commands of its own only, whatever is found', () => {
    fc.assert(
      fc.property(anyFindings, (findings) => {
        for (const { name, properties, text } of commands(findings)) {
          expect(['error', 'warning', 'notice']).toContain(name)
          if (name !== 'notice')
            expect(Object.keys(properties)).toEqual(expect.arrayContaining(['file', 'line', 'title']))
          expect(isHarmless(text)).toBe(true)
        }
      }),
    )
  })
})
