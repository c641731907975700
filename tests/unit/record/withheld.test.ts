import { describe, expect, test } from 'vitest'
import { checkHandbook } from '../../../src/checks/index.ts'
import { documentMarkdown } from '../../../src/data/markdown-copy.ts'
import { loadHandbook } from '../../../src/handbook.ts'
import { actionLedgers } from '../../../src/record/actions.ts'
import { toIncident } from '../../../src/record/incident.ts'
import type { Document } from '../../../src/record/record.ts'
import { dataSiteOf } from '../data/data-site-of.ts'
import { contentFolder, HANDBOOK, postmortem } from '../reader/content.ts'

const POLICIES = ['public', 'counts-only', 'off'] as const

const actions = `
# beside-an-action
  - { id: count-them, text: Count MARKED requests., class: prevent, owner: platform, due: 2025-12-31, status: open }
  - { id: given-up, text: Move it., class: detect, status: wont-do, closed: 2025-12-15, reason: MARKED reason. }`

/** What is published of a postmortem as of 1 February 2026: as the record takes it, and its copy in Markdown. */
async function published(policy: (typeof POLICIES)[number], body = '') {
  const content = contentFolder({
    'handbook.yaml': `${HANDBOOK}actions: ${policy}\n`,
    'postmortems/a.md': postmortem({ actions }, body),
  })
  const handbook = await loadHandbook({ content, drafts: false, asOf: '2026-02-01' })
  const site = dataSiteOf(handbook)
  const document = site.documents[0] as Document<'postmortem'>
  return { handbook, document, source: documentMarkdown(document, site) }
}

test('actions are public where nothing else is said', async () => {
  const { document, source } = await published('public')
  expect(document.data.actions.map(({ id }) => id)).toEqual(['count-them', 'given-up'])
  expect(document.withheld).toBeUndefined()
  expect(source).toContain('MARKED reason')
})

test('of actions that are only counted, the numbers are all that leaves for the record', async () => {
  const { document, source } = await published('counts-only')
  expect(document.data.actions).toEqual([])
  expect(`${JSON.stringify(document)}${source}`).not.toMatch(/MARKED|count-them|given-up|beside-an-action|2025/)
  const { all, ofTeam, ofIncident } = actionLedgers([toIncident(document)], '2026-02-01')
  const counts = { open: 1, overdue: 1, done: 0, superseded: 0, 'wont-do': 1, unknown: 0 }
  expect(all).toMatchObject({ counts, total: 2 })
  expect(ofIncident.get('a')).toMatchObject({ counts, total: 2 })
  expect([...ofTeam].map(([team, ledger]) => [team, ledger.total, ledger.counts.overdue])).toEqual([['platform', 1, 1]])
  expect(Object.values(all.groups).flat()).toEqual([])
})

test('of actions that are not published, nothing leaves for the record, nor whether there are any', async () => {
  const { document, source } = await published('off')
  expect(document.withheld).toEqual({})
  expect(`${JSON.stringify(document)}${source}`).not.toMatch(
    /MARKED|count-them|given-up|beside-an-action|2025|noActions/,
  )
  expect(actionLedgers([toIncident(document)], '2026-02-01').all.total).toBe(0)
})

describe.each(POLICIES)('with “actions: %s”', (policy) => {
  test('the checks judge every action', async () => {
    const { handbook } = await published(policy)
    const places = (await checkHandbook(handbook)).map(({ rule }) => rule)
    expect(places).toContain('action-tracker')
  })

  // So no switch can break such a link: it is refused before.
  test('no text can link to a single action', async () => {
    const { handbook } = await published(policy, '\nSee [what we decided](#page-action-count-them).\n')
    const findings = (await checkHandbook(handbook)).filter(({ rule }) => rule === 'link-anchor')
    expect(findings.map(({ message }) => message)).toEqual([
      '“#page-action-count-them” leads to no heading: the page has no “#page-action-count-them”',
    ])
  })

  test('a text can link to the ledger', async () => {
    const { handbook } = await published(policy, '\nSee [what we decided](/actions/).\n')
    const findings = await checkHandbook(handbook)
    expect(findings.filter(({ rule }) => rule.startsWith('link'))).toEqual([])
  })
})
