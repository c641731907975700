import { describe, expect, it } from 'vitest'
import { checkHandbook } from '../../../src/checks/index.ts'
import { loadHandbook } from '../../../src/handbook.ts'
import { catalogues, contentFolder, runbook } from '../reader/content.ts'

const DAY = '2026-06-15'

/** Findings in a runbook with this body, as `line rule: message`. */
async function said(body: string, fields: Record<string, string> = {}): Promise<string[]> {
  return saidIn({ 'runbooks/full.md': runbook(fields, body) })
}

async function saidIn(files: Record<string, string>): Promise<string[]> {
  const handbook = await loadHandbook({ content: contentFolder(files), drafts: false, asOf: DAY })
  return (await checkHandbook(handbook))
    .filter(({ rule }) => ['raw-html', 'allowance', 'rule-setting', 'heading-level'].includes(rule))
    .map(({ line, rule, message }) => `${line} ${rule}: ${message}`)
}

/** The front matter of the sample runbook has ten lines: the body begins on the eleventh. */
const FIRST = 11
const HTML = `raw-html: the element <center> is not allowed in a text`
const ALLOW = '<!-- opsbook-allow raw-html until 2026-12-31: as the vendor wrote it -->'

describe('an allowance', () => {
  it('is not needed where nothing is found', async () => {
    expect(await said('Fine.\n')).toEqual([])
    expect(await said('<center>\n\nNot fine.\n')).toEqual([`${FIRST} ${HTML}`])
  })

  it.each([
    ['at the end of its line', `<center>Big.</center> ${ALLOW}\n`],
    ['alone, above its paragraph', `${ALLOW}\nOne line\n<center>Big.</center>\nof three.\n`],
    ['alone, with a blank line below', `${ALLOW}\n\n<center>Big.</center>\n`],
  ])('holds %s', async (_, body) => {
    expect(await said(body)).toEqual([])
  })

  it.each([
    ['the next paragraph but one', `${ALLOW}\n<center>A\n\n<center>B\n`, [`${FIRST + 3} ${HTML}`]],
    ['the line above', `<center>A\n\n${ALLOW}\n<center>B\n`, [`${FIRST} ${HTML}`]],
    [
      'what another rule finds',
      `${ALLOW}\n# Big <center>\n`,
      [
        `${FIRST + 1} heading-level: a heading of the first level stands in the text, but the title of the page is its only one`,
      ],
    ],
  ])('does not hold for %s', async (_, body, wanted) => {
    expect(await said(body)).toEqual(wanted)
  })

  it('ends after its last day, and the finding says so', async () => {
    const until = (day: string) => `${ALLOW.replace('2026-12-31', day)}\n<center>\n`
    expect(await said(until(DAY))).toEqual([])
    expect(await said(until('2026-06-14'))).toEqual([`${FIRST + 1} ${HTML}; it was allowed until 2026-06-14`])
  })

  it('that allows nothing is to be removed', async () => {
    expect(await said(`Text ${ALLOW}\n`)).toEqual([`${FIRST} allowance: there is nothing here that “raw-html” finds`])
  })

  it.each([
    ['without anything', 'opsbook-allow', 'this allowance does not say which rule, until when and why'],
    [
      'without a reason',
      'opsbook-allow raw-html until 2026-12-31',
      'this allowance does not say which rule, until when and why',
    ],
    [
      'with an empty reason',
      'opsbook-allow raw-html until 2026-12-31: ',
      'this allowance does not say which rule, until when and why',
    ],
    [
      'without a day',
      'opsbook-allow raw-html: because',
      '“raw-html” can be allowed for a time only, and the last day is missing',
    ],
    [
      'with a day that does not exist',
      'opsbook-allow raw-html until 2026-02-30: because',
      '“2026-02-30” does not exist',
    ],
    ['of an unknown rule', 'opsbook-allow raw-htm until 2026-12-31: because', 'there is no rule “raw-htm”'],
    [
      'of what pages stand on',
      'opsbook-allow link-anchor until 2026-12-31: because',
      'what “link-anchor” finds cannot be allowed: the pages stand on it',
    ],
  ])('%s is refused, and allows nothing', async (_, words, message) => {
    expect(await said(`<center> <!-- ${words} -->\n`)).toEqual(
      [`${FIRST} ${HTML}`, `${FIRST} allowance: ${message}`].sort((a, b) => (a < b ? 1 : -1)),
    )
  })

  it('is no allowance where it is a heading, or the name of something else', async () => {
    expect(await said('## opsbook-allow raw-html until 2026-12-31: because\n')).toEqual([])
    expect(await said('The comment `opsbook-allow` is described in the documentation.\n')).toEqual([])
  })

  it('stands in YAML as a comment of YAML, and holds for the next field', async () => {
    const fields = { tags: '[a] # opsbook-allow raw-html until 2026-12-31: for nothing' }
    expect(await said('Fine.\n', fields)).toEqual([
      expect.stringContaining('allowance: there is nothing here that “raw-html” finds'),
    ])
  })
})

describe('a setting of a rule', () => {
  const set = (setting: string, body = '# Big\n') =>
    saidIn({
      'handbook.yaml': `${catalogues['handbook.yaml']}checks:\n  rules:\n    ${setting}\n`,
      'runbooks/full.md': runbook({}, body),
    })

  it.each([
    ['makes an error of a warning', 'heading-level: error', 'error'],
    ['leaves a warning one', 'heading-level: warn', 'warn'],
    ['switches a rule off', 'heading-level: off', undefined],
  ])('%s', async (_, setting, severity) => {
    const content = contentFolder({
      'handbook.yaml': `${catalogues['handbook.yaml']}checks:\n  rules:\n    ${setting}\n`,
      'runbooks/full.md': runbook({}, '# Big\n'),
    })
    const findings = await checkHandbook(await loadHandbook({ content, drafts: false, asOf: DAY }))
    expect(findings.find(({ rule }) => rule === 'heading-level')?.severity).toBe(severity)
  })

  it.each([
    ['an unknown rule', 'heading-levels: off', 'there is no rule “heading-levels”'],
    [
      'what keeps readers from harm',
      'raw-html: off',
      'the rule “raw-html” keeps readers from harm and cannot be switched off',
    ],
    ['what pages stand on', 'schema: warn', 'the rule “schema” cannot be changed: the pages stand on it'],
  ])('of %s is refused', async (_, setting, message) => {
    expect(await set(setting, 'Fine.\n')).toEqual([expect.stringContaining(`rule-setting: ${message}`)])
  })
})
