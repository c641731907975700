import { describe, expect, it } from 'vitest'
import { catalogues, runbook } from '../../reader/content.ts'
import { judged } from '../time/judged.ts'

const file = 'runbooks/a.md'
const NAMES = {
  en: ['Meaning', 'Impact', 'Diagnosis', 'Mitigation', 'Verification', 'Escalation'],
  de: ['Bedeutung', 'Auswirkung', 'Diagnose', 'Behebung', 'Überprüfung', 'Eskalation'],
}
/** A body of these sections; a section may be given its text. */
const body = (...sections: (string | [string, string])[]) =>
  sections
    .map((section) => (typeof section === 'string' ? [section, 'A sentence.'] : section))
    .map(([name, text]) => `\n## ${name}\n\n${text}\n`)
    .join('')
const fence = (code: string, language = 'console') => `\`\`\`${language}\n${code}\n\`\`\``

describe('the sections of a runbook', () => {
  const found = (text: string, lines: Record<string, string | undefined> = {}, others = {}) =>
    judged('runbook-sections', file, runbook(lines, text), others)

  it.each<[string, string[], Record<string, string>]>([
    ['in English', NAMES.en, {}],
    ['in German', NAMES.de, { lang: 'de' }],
    ['of a German runbook in English', NAMES.en, { lang: 'de' }],
    [
      'with other usual names and more words',
      ['What it means', 'Impact on customers', 'Diagnosis', 'Remediation', 'Verification:', 'ESCALATION'],
      {},
    ],
    [
      'with sections between them',
      ['Meaning', 'Background', 'Impact', 'Diagnosis', 'Mitigation', 'Verification', 'Escalation', 'Sources'],
      {},
    ],
    [
      'without repair, where nothing is changed',
      ['Meaning', 'Impact', 'Diagnosis', 'Escalation'],
      { risk: 'read-only' },
    ],
    ['of a draft, or of a retired runbook', ['Meaning'], { status: 'retired' }],
  ])('%s are fine', async (_, names, lines) => {
    expect(await found(body(...names), lines)).toEqual([])
  })

  it.each<[string, string, Record<string, string>, string[]]>([
    [
      'one is missing',
      body('Meaning', 'Impact', 'Diagnosis', 'Mitigation', 'Escalation'),
      {},
      ['## Mitigation ← the section “Verification” is missing after this one'],
    ],
    [
      'the first is missing',
      body('Impact', 'Diagnosis', 'Mitigation', 'Verification', 'Escalation'),
      {},
      ['## Impact ← the section “Meaning” is missing before this one'],
    ],
    [
      'one is missing in German',
      body('Bedeutung', 'Auswirkung', 'Diagnose', 'Behebung', 'Überprüfung nach dem Anhalten'),
      { lang: 'de' },
      ['## Überprüfung nach dem Anhalten ← the section “Eskalation” is missing after this one'],
    ],
    [
      'one is not in its place',
      body('Meaning', 'Mitigation', 'Impact', 'Diagnosis', 'Verification', 'Escalation'),
      {},
      ['## Mitigation ← the section “Mitigation” is not in its place'],
    ],
    [
      'one is a heading of a lower level',
      body('Meaning', 'Impact', 'Diagnosis', 'Mitigation', ['Verification', '### Escalation']),
      {},
      ['## Verification ← the section “Escalation” is missing after this one'],
    ],
  ])('are found when %s', async (_, text, lines, expected) => {
    expect(await found(text, lines)).toEqual(expected)
  })

  it('are asked for once when there are none', async () => {
    const bare = runbook().replace(/\n---\n[\s\S]*$/, '\n---\n\nDo it.\n')
    expect(await judged('runbook-sections', file, bare)).toEqual([
      'A runbook ← the runbook has none of the sections of a runbook',
    ])
  })

  it('may have names of the organisation’s own', async () => {
    const text = body('Meaning', 'Impact', 'Diagnosis', 'Steps', 'Verification', 'Escalation')
    const handbook = `${catalogues['handbook.yaml']}runbookSections:\n  mitigation: [Steps]\n`
    expect(await found(text)).toHaveLength(1)
    expect(await found(text, {}, { 'handbook.yaml': handbook })).toEqual([])
  })
})

describe('the risk of a runbook', () => {
  const found = (rule: string, risk: string, text: string) => judged(rule, file, runbook({ risk }, text))

  it.each<[string, string, string, string[]]>([
    [
      'runbook-read-only',
      'read-only',
      fence('# rm -rf /var/lib/data'),
      ['rm -rf /var/lib/data ← “rm -rf /var/lib/data” cannot be undone, but the runbook is “read-only”'],
    ],
    [
      'runbook-read-only',
      'read-only',
      fence('$ systemctl restart a\nok\n$ systemctl restart b'),
      [
        'systemctl restart a ← “systemctl restart a” changes something, but the runbook is “read-only” (the first of 2 commands that do)',
      ],
    ],
    [
      'runbook-read-only',
      'read-only',
      `1. Step.\n\n   ${fence('kubectl cordon node-1', 'sh').replaceAll('\n', '\n   ')}`,
      ['kubectl cordon node-1 ← “kubectl cordon node-1” changes something, but the runbook is “read-only”'],
    ],
    [
      'runbook-read-only',
      'read-only',
      fence('SELECT 1;\nDROP TABLE users;', 'sql'),
      ['DROP TABLE users ← “DROP TABLE users” cannot be undone, but the runbook is “read-only”'],
    ],
    [
      'runbook-read-only',
      'read-only',
      `> [!CAUTION]\n> Careful.\n>\n> ${fence('# reboot').replaceAll('\n', '\n> ')}`,
      ['reboot ← “reboot” changes something, but the runbook is “read-only”'],
    ],
    [
      'runbook-risk',
      'reversible',
      fence('$ kubectl get pvc && kubectl delete pvc data-0'),
      ['kubectl delete pvc data-0 ← “kubectl delete pvc data-0” cannot be undone, but the runbook is “reversible”'],
    ],
    ['runbook-read-only', 'read-only', fence('$ uptime\nrm -rf /var\n'), []],
    ['runbook-read-only', 'read-only', fence('rm -rf /var\nreboot\n', 'text'), []],
    ['runbook-read-only', 'read-only', fence('rm: -rf /var\n', 'yaml'), []],
    ['runbook-read-only', 'read-only', 'Never type `rm -rf /var`.', []],
    ['runbook-read-only', 'reversible', fence('# rm -rf /var'), []],
    ['runbook-risk', 'destructive', fence('# rm -rf /var'), []],
    ['runbook-risk', 'reversible', fence('# systemctl restart a'), []],
  ])('%s of a %s one: %j', async (rule, risk, diagnosis, expected) => {
    const text = body('Meaning', 'Impact', ['Diagnosis', diagnosis], 'Mitigation', 'Verification', 'Escalation')
    expect(await found(rule, risk, text)).toEqual(expected)
  })
})

describe('a step that changes something', () => {
  const found = (mitigation: string, ...after: string[]) =>
    judged(
      'runbook-verification',
      file,
      runbook({}, body('Meaning', 'Impact', 'Diagnosis', ['Mitigation', mitigation], ...after)),
    )

  it.each<[string, string]>([
    ['a command that looks, in the same block', fence('# systemctl restart a\n# systemctl is-active a')],
    [
      'a command that looks, in the next block',
      `${fence('# systemctl restart a')}\n\n${fence('# systemctl status a')}`,
    ],
    [
      'a command that looks, in a sentence',
      `${fence('# systemctl restart a')}\n\nThen \`systemctl is-active a\` says “active”.`,
    ],
    ['a sentence that says what to check', `${fence('# systemctl restart a')}\n\n**Check:** the login works.`],
    ['the same in German', `${fence('# systemctl restart a')}\n\nDanach prüfen, ob die Anmeldung geht.`],
    ['nothing, for it changes nothing', fence('# systemctl status a')],
    ['nothing, for nobody knows what it does', fence('# terminctl halt')],
  ])('may be followed by %s', async (_, mitigation) => {
    expect(await found(mitigation, 'Escalation')).toEqual([])
  })

  it('may be verified by a section of its own', async () => {
    expect(await found(fence('# systemctl restart a'), 'Verification', 'Escalation')).toEqual([])
  })

  it('is found when nothing looks at what it did', async () => {
    expect(await found(fence('# systemctl restart a'), 'Escalation')).toEqual([
      'systemctl restart a ← after “systemctl restart a” nothing is checked',
    ])
    const steps = `${fence('# systemctl stop a\n# systemctl start b')}\n\nThen:\n\n${fence('# systemctl restart c\n# systemctl status c')}`
    expect(await found(steps, 'Escalation')).toEqual([
      'systemctl start b ← after “systemctl start b” nothing is checked',
    ])
    // A section without a word verifies nothing.
    const empty = runbook(
      {},
      `${body('Meaning', 'Impact', 'Diagnosis', ['Mitigation', fence('# reboot')])}\n## Verification\n`,
    )
    expect(await judged('runbook-verification', file, empty)).toHaveLength(1)
  })
})
