import { describe, expect, it, vi } from 'vitest'
import { checkHandbook } from '../../../src/checks/index.ts'
import { loadHandbook } from '../../../src/handbook.ts'
import { SourceText } from '../../../src/reader/source-text.ts'
import { contentFolder } from '../reader/content.ts'
import { large, type Sample } from './large-handbook.ts'

vi.setConfig({ testTimeout: 60_000 })

/**
 * One mistake: in a document of this kind, `from` is replaced by `to`. The finding must point to `mark` within the new
 * text, or to `at` when what is missing has no place of its own.
 */
interface Mistake {
  in: Sample
  from: string
  to: string
  rule: string
  mark?: string
  at?: string
}

const mistakes: Mistake[] = [
  // Structure
  { in: 'postmortem', from: 'summary:', to: 'sumary:', rule: 'unknown-field', mark: 'sumary' },
  { in: 'postmortem', from: 'status: final', to: 'status: finished', rule: 'schema', mark: 'finished' },
  {
    in: 'postmortem',
    from: 'impactStart: 2026-03-02T09:10Z',
    to: 'impactStart: 2026-02-30T09:10Z',
    rule: 'schema',
    mark: '2026-02-30T09:10Z',
  },
  {
    in: 'postmortem',
    from: 'impactStart: 2026-03-02T09:10Z',
    to: 'impactStart: 2026-03-02 09:10',
    rule: 'schema',
    mark: '2026-03-02 09:10',
  },
  {
    in: 'postmortem',
    from: 'impactStart: 2026-03-02T09:10Z',
    to: 'impactStart: 2026-03-02T25:10Z',
    rule: 'schema',
    mark: '2026-03-02T25:10Z',
  },
  {
    in: 'postmortem',
    from: 'impactStart: 2026-03-02T09:10Z',
    to: 'impactStart: 2026-03-02',
    rule: 'schema',
    mark: '2026-03-02',
  },
  {
    in: 'postmortem',
    from: 'timeZone: Europe/Berlin',
    to: 'timeZone: Europe/Bonn',
    rule: 'schema',
    mark: 'Europe/Bonn',
  },
  { in: 'postmortem', from: 'class: technical', to: 'class: tecnical', rule: 'schema', mark: 'tecnical' },
  {
    in: 'postmortem',
    from: 'tags: [storage, network]',
    to: 'tags: [storage, Net Work]',
    rule: 'schema',
    mark: 'Net Work',
  },
  { in: 'postmortem', from: 'tags: [storage, network]', to: 'tags: storage', rule: 'schema', mark: 'storage' },
  {
    in: 'runbook',
    from: 'risk: reversible\n',
    to: 'risk: reversible\nrisk: reversible # again\n',
    rule: 'duplicate-key',
    mark: 'risk: reversible # again',
  },
  { in: 'runbook', from: 'risk: reversible', to: 'risk: !!str reversible', rule: 'yaml-syntax', mark: '!!str' },
  {
    in: 'runbook',
    from: 'access: [root on the storage nodes]',
    to: 'access: &a [root on the storage nodes]',
    rule: 'yaml-syntax',
    mark: '&a',
  },
  { in: 'runbook', from: 'estimate: 20 minutes', to: 'estimate: [20 minutes', rule: 'yaml-syntax', at: 'escalation:' },
  { in: 'runbook', from: 'reviewed: 2026-03-01', to: 'reviewed: 2026-13-01', rule: 'schema', mark: '2026-13-01' },
  { in: 'runbook', from: 'reviewEvery: 1y', to: 'reviewEvery: yearly', rule: 'schema', mark: 'yearly' },
  { in: 'process', from: "version: '1.0'", to: 'version: 1.0', rule: 'schema', mark: '1.0' },
  { in: 'process', from: 'layer: process', to: 'layer: people and tools', rule: 'schema', mark: 'people and tools' },
  { in: 'process', from: 'purpose: Nothing is lost when a disk fails.', to: '', rule: 'missing-field', at: 'title:' },
  // References and links
  { in: 'postmortem', from: '\nowner: platform', to: '\nowner: platfrom', rule: 'reference', mark: 'platfrom' },
  { in: 'postmortem', from: 'severity: sev1', to: 'severity: sev7', rule: 'reference', mark: 'sev7' },
  { in: 'postmortem', from: 'services: [api]', to: 'services: [api, billing]', rule: 'reference', mark: 'billing' },
  {
    in: 'runbook',
    from: 'escalation: [platform]',
    to: 'escalation: [night-shift]',
    rule: 'reference',
    mark: 'night-shift',
  },
  { in: 'process', from: "controls: ['iso:A.1']", to: "controls: ['iso:A.2']", rule: 'reference', mark: "'iso:A.2'" },
  {
    in: 'postmortem',
    from: '(runbook:runbook-001)',
    to: '(runbook:no-such-runbook)',
    rule: 'link-target',
    mark: 'runbook:no-such-runbook',
  },
  {
    in: 'postmortem',
    from: '(runbook:runbook-001)',
    to: '(runbook:runbook-001#no-such-part)',
    rule: 'link-anchor',
    mark: 'runbook:runbook-001#no-such-part',
  },
  {
    in: 'runbook',
    from: '(../postmortems/postmortem-001.md)',
    to: '(../postmortems/gone.md)',
    rule: 'link-target',
    mark: '../postmortems/gone.md',
  },
  {
    in: 'runbook',
    from: '(../postmortems/postmortem-001.md)',
    to: '(../../outside.md)',
    rule: 'link-target',
    mark: '../../outside.md',
  },
  {
    in: 'runbook',
    from: '(../postmortems/postmortem-001.md)',
    to: '(postmortem:)',
    rule: 'link-target',
    mark: 'postmortem:',
  },
  { in: 'runbook', from: '(#verification)', to: '(#verifikation)', rule: 'link-anchor', mark: '#verifikation' },
  // Markup
  {
    in: 'process',
    from: 'Every disk is counted.',
    to: 'Every <blink>disk</blink> is counted.',
    rule: 'raw-html',
    mark: '<blink>',
  },
  {
    in: 'process',
    from: 'Every disk is counted.',
    to: 'Every [disk](javascript:alert(1)) is counted.',
    rule: 'link-scheme',
    mark: 'javascript:alert(1)',
  },
  {
    in: 'process',
    from: 'Every disk is counted.',
    to: '<iframe src="https://example.org/"></iframe>',
    rule: 'raw-html',
    mark: '<iframe',
  },
  {
    in: 'process',
    from: 'Every disk is counted.',
    to: '<b onclick="x()">Every</b> disk is counted.',
    rule: 'raw-html',
    mark: 'onclick',
  },
  {
    in: 'process',
    from: '## What is counted',
    to: '# What is counted',
    rule: 'heading-level',
    mark: '# What is counted',
  },
  {
    in: 'process',
    from: '## What is counted',
    to: '## What is counted {#1st}',
    rule: 'heading-anchor',
    mark: '{#1st}',
  },
  { in: 'process', from: '> [!NOTE]', to: '> [!NOET]', rule: 'admonition-kind', mark: '[!NOET]' },
  {
    in: 'process',
    from: 'Every disk is counted.',
    to: '![A curve](https://example.org/curve.png)',
    rule: 'image-target',
    mark: 'https://example.org/curve.png',
  },
  {
    in: 'process',
    from: 'Every disk is counted.',
    to: '![A curve](curve.svg)',
    rule: 'image-target',
    mark: 'curve.svg',
  },
  {
    in: 'process',
    from: 'Every disk is counted.',
    to: 'Every disk is counted.[^1]\n\n[^2]: Twice.',
    rule: 'footnote-unused',
    mark: '[^2]',
  },
  { in: 'process', from: '| Step | Who |', to: '|  |  |', rule: 'table-header', mark: '|  |  |' },
  {
    in: 'process',
    from: '## How it is done',
    to: '#### How it is done',
    rule: 'heading-level',
    mark: '#### How it is done',
  },
  {
    in: 'runbook',
    from: '## Impact\n',
    to: '## Impact {#verification}\n',
    rule: 'duplicate-anchor',
    mark: '{#verification}',
  },
  {
    in: 'process',
    from: '> [!NOTE]\n> Spare disks are counted as well.',
    to: '```mermaid\nflowchart TD\n  A --> \n```',
    rule: 'mermaid-syntax',
    mark: '-->',
  },
  // Times
  {
    in: 'postmortem',
    from: 'detected: 2026-03-02T09:14Z',
    to: 'detected: 2026-03-02T09:24Z',
    rule: 'milestone-order',
    at: '2026-03-02T09:20Z',
  },
  {
    in: 'postmortem',
    from: 'resolved: 2026-03-02T10:30Z',
    to: 'resolved: 2026-03-02T09:12Z',
    rule: 'milestone-order',
    mark: '2026-03-02T09:12Z',
  },
  {
    in: 'postmortem',
    from: 'at: 2026-03-02T09:20Z',
    to: 'at: 2026-03-02T09:13Z',
    rule: 'timeline-order',
    mark: '2026-03-02T09:13Z',
  },
  {
    in: 'postmortem',
    from: 'at: 2026-03-02T10:30Z',
    to: 'at: 2026-05-02T10:30Z',
    rule: 'timeline-range',
    mark: '2026-05-02T10:30Z',
  },
  {
    in: 'postmortem',
    from: 'to: 2026-03-02T10:00Z, level',
    to: 'to: 2026-03-02T09:00Z, level',
    rule: 'impact-window',
    mark: '2026-03-02T09:00Z',
  },
  {
    in: 'postmortem',
    from: 'It lasted 50 minutes.',
    to: 'The outage lasted 5 hours.',
    rule: 'stated-duration',
    mark: '5 hours',
  },
  { in: 'runbook', from: 'reviewed: 2026-03-01', to: 'reviewed: 2026-12-01', rule: 'future-time', mark: '2026-12-01' },
  {
    in: 'runbook',
    from: 'reviewed: 2026-03-01',
    to: 'reviewed: 2024-03-01',
    rule: 'review-overdue',
    mark: '2024-03-01',
  },
  // Completeness
  {
    in: 'postmortem',
    from: '    tracker: https://tracker.example.org/42\n',
    to: '',
    rule: 'action-tracker',
    at: 'Alert on packet loss',
  },
  { in: 'postmortem', from: '    due: 2026-12-31\n', to: '', rule: 'action-completeness', at: 'open\n    tracker' },
  {
    in: 'postmortem',
    from: 'text: Alert on packet loss of a port above 0.1 %.',
    to: 'text: Consider an alert.',
    rule: 'action-wording',
    mark: 'Consider an alert.',
  },
  {
    in: 'runbook',
    from: '# ip link set dev eth0 down',
    to: '# mkfs.ext4 /dev/sdb',
    rule: 'runbook-risk',
    mark: 'mkfs.ext4 /dev/sdb',
  },
  {
    in: 'runbook',
    from: '## Escalation\n\nIf latency does not fall within five minutes, call the platform team.\n',
    to: '',
    rule: 'runbook-sections',
    at: '## Verification',
  },
  // Language
  {
    in: 'postmortem',
    from: 'A switch dropped packets on one port.',
    to: 'The cause was human error.',
    rule: 'blameless',
    mark: 'human error',
  },
  { in: 'postmortem', from: '[the first runbook]', to: '[here]', rule: 'link-text', mark: 'here' },
  {
    in: 'process',
    from: 'summary: How a failed disk is replaced without loss of data.',
    to: 'summary: How a QZX is replaced.',
    rule: 'abbreviation',
    mark: 'QZX',
  },
  // Safe to publish
  {
    in: 'runbook',
    from: 'call the platform team',
    to: `call ${'+49 30 9' + '01820 555'}`,
    rule: 'personal-data',
    mark: '+49',
  },
  {
    in: 'runbook',
    from: 'call the platform team',
    to: `write to ${'jane.doe' + '@provider.net'}`,
    rule: 'personal-data',
    mark: 'jane.doe',
  },
  {
    in: 'runbook',
    from: '$ ip link show dev eth0',
    to: `$ mysql --password=${'Quitte-7' + '-Hagebutte'}`,
    rule: 'secret',
    mark: 'Quitte',
  },
  {
    in: 'runbook',
    from: '$ ip link show dev eth0',
    to: `$ export AWS_ACCESS_KEY_ID=${'AKIA' + 'Q3EGRT5XZ7HWPLMN'}`,
    rule: 'secret',
    mark: 'AKIA',
  },
  { in: 'runbook', from: '$ ip link show dev eth0', to: '$ ping 10.47.12.9', rule: 'internal', mark: '10.47.12.9' },
  // Allowances
  {
    in: 'process',
    from: 'Every disk is counted.',
    to: '<!-- opsbook-allow raw-html: it looks better -->\n\nEvery disk is counted.',
    rule: 'allowance',
    mark: '<!--',
  },
]

describe('seeded mistakes', () => {
  it('are all found at their place, and nothing besides, among 500 documents', async () => {
    const files = large(500)
    const wanted: string[] = []
    const used = new Map<Sample, number>()
    for (const { in: kind, from, to, rule, mark, at } of mistakes) {
      const number = (used.get(kind) ?? 10) + 1
      used.set(kind, number)
      const file = files.nameOf(kind, number)
      const text = files.texts[file]!
      expect(text.split(from), `“${from}” in ${file}`).toHaveLength(2)
      const spoilt = text.replace(from, () => to)
      files.texts[file] = spoilt
      const index = at === undefined ? text.indexOf(from) + to.indexOf(mark!) : spoilt.indexOf(at)
      const { line, column } = new SourceText(spoilt).position(index)
      wanted.push(`${file}:${line}:${column} ${rule}`)
    }
    const handbook = await loadHandbook({ content: contentFolder(files.texts), drafts: false, asOf: '2026-06-01' })
    const found = (await checkHandbook(handbook)).map(
      ({ file, line, column, rule }) => `${file}:${line}:${column} ${rule}`,
    )
    expect(found.sort()).toEqual(wanted.sort())
    expect(wanted.length).toBeGreaterThanOrEqual(60)
    expect(handbook.source.documents).toHaveLength(500)
  })
})
