import { expect, test } from 'vitest'
import { checkHandbook } from '../../../src/checks/index.ts'
import { securityText } from '../../../src/data/security-text.ts'
import { loadHandbook } from '../../../src/handbook.ts'
import { contentFolder, HANDBOOK, runbook } from '../reader/content.ts'
import { dataSiteOf } from './data-site-of.ts'

const settings = (security: string) => ({
  'handbook.yaml': `${HANDBOOK}languages: [en, de]\nsecurity: ${security}\n`,
  'runbooks/a.md': runbook(),
})
const load = (security: string, site?: string) =>
  loadHandbook({
    content: contentFolder(settings(security)),
    drafts: false,
    asOf: '2026-11-20',
    ...(site ? { site } : {}),
  })
const written = async (security: string, site?: string) => [...securityText(dataSiteOf(await load(security, site)))]

test('what was set is written in the fields of RFC 9116, and nothing of the clock', async () => {
  const all = `
  contact: [mailto:security@example.org, 'https://example.org/report']
  expires: '2027-06-30'
  encryption: ['https://example.org/key.asc']
  acknowledgments: ['https://example.org/thanks']
  policy: ['https://example.org/policy']
  preferredLanguages: [en, de]`
  expect(await written(all, 'https://ops.example.org')).toEqual([
    {
      path: '.well-known/security.txt',
      content: [
        'Contact: mailto:security@example.org',
        'Contact: https://example.org/report',
        'Expires: 2027-06-30T23:59:59Z',
        'Encryption: https://example.org/key.asc',
        'Acknowledgments: https://example.org/thanks',
        'Policy: https://example.org/policy',
        'Preferred-Languages: en, de',
        'Canonical: https://ops.example.org/.well-known/security.txt',
        '',
      ].join('\n'),
    },
  ])
})

test.each(['https://ops.example.org', 'https://ops.example.org/'])(
  'as the place of %s it has one address',
  async (site) => {
    const [file] = await written("{contact: ['tel:+49-30-12345'], expires: '2027-06-30'}", site)
    expect(file?.content).toContain('\nCanonical: https://ops.example.org/.well-known/security.txt\n')
  },
)

test('where the site is not known, it has no place of its own', async () => {
  const [file] = await written("{contact: ['tel:+49-30-12345'], expires: '2027-06-30'}")
  expect(file?.content).toBe('Contact: tel:+49-30-12345\nExpires: 2027-06-30T23:59:59Z\n')
})

test.each([
  ['a second line', '{contact: ["mailto:a@example.org\\nExpires: 2099-01-01T00:00:00Z"], expires: \'2027-06-30\'}'],
  ['a blank', "{contact: ['mailto:a b@example.org'], expires: '2027-06-30'}"],
  ['an address without TLS', "{contact: ['http://example.org/'], expires: '2027-06-30'}"],
  ['a script', "{contact: ['javascript:alert(1)'], expires: '2027-06-30'}"],
  ['a user in front of a host', "{contact: ['https://a:b@example.org/'], expires: '2027-06-30'}"],
  ['nobody', "{contact: [], expires: '2027-06-30'}"],
  ['no day', '{contact: [mailto:a@example.org]}'],
  ['a day that is none', "{contact: [mailto:a@example.org], expires: '2027-02-30'}"],
  ['a field that there is not', "{contact: [mailto:a@example.org], expires: '2027-06-30', hiring: x}"],
])('%s is refused', async (_, security) => {
  const findings = await checkHandbook(await load(security))
  expect(findings.some(({ severity, file }) => severity === 'error' && file === 'handbook.yaml')).toBe(true)
  expect(await written(security)).toEqual([])
})

test.each([
  ['2026-11-19', 'what is said of reporting weaknesses was right until 2026-11-19, as of 2026-11-20'],
  ['2026-11-20', undefined],
  ['2027-11-20', undefined],
  ['2027-11-21', '2027-11-21 is more than a year ahead of 2026-11-20'],
])('%s as the last day, on 20 November 2026: %s', async (day, message) => {
  const handbook = await load(`{contact: [mailto:security@example.org], expires: '${day}'}`)
  const found = (await checkHandbook(handbook)).filter(({ rule }) => rule === 'security-expires')
  expect(found.map((finding) => finding.message)).toEqual(message ? [message] : [])
})
