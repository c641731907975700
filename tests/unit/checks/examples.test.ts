import { readdirSync, readFileSync } from 'node:fs'
import ts from 'typescript'
import { describe, expect, it, vi } from 'vitest'
import { checkHandbook, ruleTexts } from '../../../src/checks/index.ts'
import type { Example } from '../../../src/checks/rule.ts'
import { loadHandbook } from '../../../src/handbook.ts'
import type { Finding } from '../../../src/model/finding.ts'
import { folders } from '../../../src/model/index.ts'
import { contentFolder, manifesto, postmortem, process, runbook, themeFolder } from '../reader/content.ts'

vi.setConfig({ testTimeout: 30_000 })

/** The day for which examples are judged. */
const AS_OF = '2026-11-20'

/** A document of each kind in which nothing is wrong, with its file. */
const samples: Record<Example['kind'], [name: string, write: (fields: Example['fields'], body?: string) => string]> = {
  manifesto: ['manifesto', (fields, body) => manifesto('manifesto', fields, body)],
  process: ['example', process],
  runbook: ['example', runbook],
  postmortem: ['example', postmortem],
}

async function findingsIn({ kind, fields, body, files, theme: look }: Example): Promise<Finding[]> {
  const [name, write] = samples[kind]
  const content = contentFolder({ [`${folders[kind]}/${name}.md`]: write(fields, body), ...files })
  const theme = look && themeFolder(look)
  return checkHandbook(await loadHandbook({ content, ...(theme ? { theme } : {}), drafts: false, asOf: AS_OF }))
}

describe('the examples of a rule', () => {
  it.each(ruleTexts.map((rule) => [rule.id, rule] as const))(
    '%s: the bad one breaks it, as severely as it says',
    async (id, rule) => {
      const severities = (await findingsIn(rule.bad))
        .filter((finding) => finding.rule === id)
        .map((finding) => finding.severity)
      expect(severities).toContain(rule.severity)
    },
  )

  it.each(ruleTexts.map((rule) => [rule.id, rule] as const))(
    '%s: nothing at all is wrong with the good one',
    async (_, rule) => {
      expect(await findingsIn(rule.good)).toEqual([])
    },
  )
})

describe('a rule', () => {
  it('is described once', () => {
    const ids = ruleTexts.map(({ id }) => id)
    expect(ids).toEqual([...new Set(ids)])
  })

  it.each(ruleTexts.map((rule) => [rule.id, rule] as const))('%s has words that end as sentences do', (_, rule) => {
    expect(rule.id).toMatch(/^[a-z]+(-[a-z]+)*$/)
    for (const words of [rule.description, rule.why, rule.remedy]) expect(words).toMatch(/^[A-Z“][^\n]+[.)]$/)
    expect(rule.description.length).toBeLessThanOrEqual(120)
  })

  it('is described when reader, model or renderer find something by it', () => {
    const described = new Set(ruleTexts.map(({ id }) => id))
    const found = ['src/model', 'src/reader', 'src/markdown'].flatMap(idsIn)
    expect(found).toEqual(expect.arrayContaining(['schema', 'yaml-syntax', 'duplicate-key', 'raw-html', 'too-complex']))
    expect(found.filter((id) => !described.has(id))).toEqual([])
  })
})

/** Ids of rules that the code of a room writes into findings: values of `rule:`, and the first literal that `report` is given. */
function idsIn(room: string): string[] {
  const ids = new Set<string>()
  for (const name of readdirSync(room).filter((name) => name.endsWith('.ts'))) {
    const walk = (node: ts.Node): void => {
      const isRule = (ts.isPropertyAssignment(node) || ts.isPropertySignature(node)) && node.name.getText() === 'rule'
      const said = isRule
        ? literalsIn(ts.isPropertyAssignment(node) ? node.initializer : node.type)
        : ts.isCallExpression(node) && /\breport$/.test(node.expression.getText())
          ? // The rule may be handed on in a variable; then the severity is the first word that stands there.
            node.arguments.map(literalsIn).find((literals) => literals.length > 0 && !literals.includes('error'))
          : []
      for (const id of said ?? []) ids.add(id)
      ts.forEachChild(node, walk)
    }
    walk(ts.createSourceFile(name, readFileSync(`${room}/${name}`, 'utf8'), ts.ScriptTarget.Latest, true))
  }
  return [...ids].sort()
}

/** The strings that an expression or a type may be: a literal, or a choice of literals. */
function literalsIn(node: ts.Node | undefined): string[] {
  if (!node) return []
  if (ts.isStringLiteral(node)) return [node.text]
  if (ts.isLiteralTypeNode(node)) return literalsIn(node.literal)
  if (ts.isUnionTypeNode(node)) return node.types.flatMap(literalsIn)
  if (ts.isConditionalExpression(node)) return [node.whenTrue, node.whenFalse].flatMap(literalsIn)
  return []
}
