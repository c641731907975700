/** Which files hold rules: files, folders and patterns, as they stand on the command line. */
import { type Dirent, globSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { Finding } from '../model/finding.ts'
import { withoutMark } from '../reader/front-matter.ts'
import { SourceText } from '../reader/source-text.ts'
import { type AlertRule, noRules, readRuleFile, unreadable } from './rule-file.ts'

/** All rules of a large cluster in one file have a megabyte or two. */
const MAXIMUM_FILE = 8 * 1024 ** 2

/** Nothing is there that was named: a question of usage. */
export class RulesNotFound extends Error {
  readonly exitCode = 2
}

export interface RuleFiles {
  /** In the order of the files. */
  alerts: AlertRule[]
  findings: Finding[]
  /** Texts of the files, by the names that findings have. */
  sources: Map<string, SourceText>
  /** Files in folders that hold no rules, and were passed over. */
  passedOver: number
}

/**
 * @param operands files, folders (what ends in .yaml, .yml or .rules below them), and patterns with stars
 * @param nameOf how findings name a file, of its path
 * @throws {RulesNotFound} when there is no such file, or no file in a folder
 */
export function readRuleFiles(operands: readonly string[], nameOf: (path: string) => string): RuleFiles {
  const read: RuleFiles = { alerts: [], findings: [], sources: new Map(), passedOver: 0 }
  const known = new Set<string>()
  for (const { path, isNamed } of operands.flatMap(filesOf)) {
    const file = nameOf(path)
    if (known.has(file)) continue
    known.add(file)
    const text = readText(path)
    if (typeof text !== 'string') {
      read.findings.push(unreadable(file, text.problem, text.remedy))
      continue
    }
    // What is not named and has no such word is not parsed: manifests can be long.
    const isCandidate = isNamed || text.includes('groups')
    const source = new SourceText(text)
    const { alerts, findings, holdsRules } = isCandidate
      ? readRuleFile(file, source)
      : { alerts: [], findings: [], holdsRules: false }
    if (!isNamed && !holdsRules && findings.length === 0) {
      read.passedOver++
      continue
    }
    read.sources.set(file, source)
    read.findings.push(...(holdsRules || findings.length > 0 ? findings : [noRules(file)]))
    for (const alert of alerts) read.alerts.push(alert)
  }
  return read
}

interface NamedFile {
  path: string
  /** Whether it was named itself, and not found in a folder. */
  isNamed: boolean
}

function filesOf(operand: string): NamedFile[] {
  const stats = statSync(operand, { throwIfNoEntry: false })
  if (stats?.isFile()) return [{ path: operand, isNamed: true }]
  if (stats && !stats.isDirectory()) throw new RulesNotFound(`${operand} is neither a file nor a folder`)
  const paths = stats ? found('**/*.{yaml,yml,rules}', operand) : /[*?[{]/.test(operand) ? found(operand) : undefined
  if (!paths) throw new RulesNotFound(`There is no file or folder at ${operand}`)
  if (paths.length === 0) throw new RulesNotFound(`${operand} holds no file that ends in .yaml, .yml or .rules`)
  return paths.map((path) => ({ path, isNamed: !stats }))
}

/** Plain files in code-unit order: no link is followed, hidden folders and installed packages are passed over. */
function found(pattern: string, cwd = '.'): string[] {
  const exclude = ({ name }: Dirent) => name === 'node_modules' || /^\.[^.]/.test(name)
  return globSync(pattern, { cwd, withFileTypes: true, exclude })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name))
    .sort((a, b) => (a < b ? -1 : 1))
}

function readText(path: string): string | { problem: string; remedy: string } {
  const bytes = readFileSync(path)
  if (bytes.length > MAXIMUM_FILE) {
    return { problem: `the file is larger than ${MAXIMUM_FILE / 1024 ** 2} MB`, remedy: 'Split it.' }
  }
  try {
    return withoutMark(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    return { problem: 'the file is not UTF-8', remedy: 'Save it as UTF-8.' }
  }
}
