import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { checkHandbook, rules, summarise } from '../../../src/checks/index.ts'
import { loadHandbook } from '../../../src/handbook.ts'
import type { Finding } from '../../../src/model/finding.ts'
import { catalogues, contentFolder, HANDBOOK, manifesto, postmortem, process, runbook } from '../reader/content.ts'

// Real processes or many runs: on a busy machine they take their time.
vi.setConfig({ testTimeout: 30_000 })

async function check(files: Record<string, string | undefined>): Promise<Finding[]> {
  return checkHandbook(await loadHandbook({ content: contentFolder(files), drafts: false }))
}

/** Findings as `file:range rule: message | hint`. */
async function said(files: Record<string, string | undefined>): Promise<string[]> {
  return (await check(files)).map(
    ({ file, line, column, endLine, endColumn, rule, message, hint }) =>
      `${file}:${line}:${column}-${endLine}:${endColumn} ${rule}: ${message} | ${hint}`,
  )
}

/** A handbook in which nothing is wrong. */
const good = {
  'manifesto/manifesto.md': manifesto('manifesto'),
  'manifesto/open.md': manifesto('principle', { title: 'Open' }),
  'manifesto/de/open.md': manifesto('principle', { title: 'Offen', lang: 'de' }),
  'manifesto/signing.md': manifesto('page', { title: 'Signing' }),
  'processes/change.md': process({ principles: '[open]', runbooks: '[disk-full]', controls: "['iso:A.1']" }),
  'runbooks/disk-full.md': runbook({ processes: '[change]', escalation: '[platform]', aliases: '[/runbooks/disk/]' }),
  'runbooks/de/disk-full.md': runbook({ title: 'Platte voll', lang: 'de' }),
  'postmortems/first.md': postmortem(
    { severity: 'sev1', services: '[api]' },
    '\nSee [it](runbook:disk-full#impact).\n',
  ),
  'postmortems/second.md': postmortem({
    related: '[{id: first, relation: see-also}]',
    runbooks: '[{id: disk-full}, {id: disk-full}]',
  }),
}

describe('a good handbook', () => {
  it('has no findings', async () => {
    expect(await said(good)).toEqual([])
  })

  it('has its translations beside their originals, or elsewhere', async () => {
    const beside = {
      ...good,
      'manifesto/de/open.md': undefined,
      'manifesto/open.de.md': manifesto('principle', { title: 'Offen' }),
      'runbooks/de/disk-full.md': undefined,
      'runbooks/disk-full.de.md': runbook(
        { title: 'Platte voll', lang: 'de', aliases: '[/de/runbooks/platte/]' },
        '\n[Auf Englisch](disk-full.md#impact), [die Auswirkung](#auswirkung)\n',
      ),
      'processes/change.md': process({ runbooks: '[disk-full]' }, '\n[x](../runbooks/disk-full.de.md#auswirkung)\n'),
      'permalinks.txt': '/de/manifesto/open/\n/de/runbooks/disk-full/\n/de/runbooks/platte/\n',
    }
    expect(await said(beside)).toEqual([])
  })
})

describe('a bad handbook', () => {
  it.each<[string, Record<string, string | undefined>, string[]]>([
    [
      'that takes an id twice, in two folders',
      { 'runbooks/storage/disk-full.md': runbook() },
      [
        'runbooks/storage/disk-full.md:1:1-1:2 unique-id: the id “disk-full” is already taken by runbooks/disk-full.md | Rename one of the two runbooks; a translation adds its language, as in disk-full.de.md.',
      ],
    ],
    [
      'whose translation does not say its language',
      { 'postmortems/de/first.md': postmortem() },
      [
        'postmortems/first.md:1:1-1:2 unique-id: the id “first” is already taken by postmortems/de/first.md | Rename one of the two postmortems; a translation adds its language, as in disk-full.de.md.',
      ],
    ],
    [
      'with an action twice',
      {
        'postmortems/first.md': postmortem({
          actions: `[${['a', 'b', 'a'].map((id) => `{id: ${id}, text: A, class: prevent, owner: platform, status: done, closed: 2026-01-20}`)}]`,
        }),
      },
      [
        'postmortems/first.md:5:184-5:185 unique-id: the id “a” stands here twice | Give one of the entries another id.',
      ],
    ],
    [
      'with a service twice, whose name stands elsewhere too',
      {
        'services.yaml':
          'services:\n  - {id: api, name: API, summary: a}\n  - {id: api, name: B, summary: b}\n  - {id: web-api, name: C, summary: the api, dependsOn: [api]}\n',
      },
      ['services.yaml:3:10-3:13 unique-id: the id “api” stands here twice | Give one of the entries another id.'],
    ],
    [
      'with a team, a severity, a framework and a control twice',
      {
        'teams.yaml': 'teams:\n  - {id: platform, name: P, summary: a}\n  - {id: platform, name: P, summary: a}\n',
        'handbook.yaml': `${HANDBOOK}languages: [en, de]\nseverities:\n  - {id: sev1, rank: 1, label: S, definition: Bad.}\n  - {id: sev1, rank: 2, label: S, definition: Bad.}\n`,
        'controls.yaml':
          'frameworks:\n  - {id: iso, name: I, controls: [{id: A.1, label: S}, {id: A.1, label: S}]}\n  - {id: iso, name: I}\n',
      },
      [
        'controls.yaml:2:61-2:64 unique-id: the id “A.1” stands here twice | Give one of the entries another id.',
        'controls.yaml:3:10-3:13 unique-id: the id “iso” stands here twice | Give one of the entries another id.',
        'handbook.yaml:7:10-7:14 unique-id: the id “sev1” stands here twice | Give one of the entries another id.',
        'teams.yaml:3:10-3:18 unique-id: the id “platform” stands here twice | Give one of the entries another id.',
      ],
    ],
    [
      'that refers to what there is not, with slips',
      {
        'processes/change.md': process({
          owner: 'platfrom',
          roles: '[{name: S, responsibility: W, team: nobody-of-us}]',
          principles: '[opne]',
          runbooks: '[disk-ful]',
          related: '[chagne]',
          controls: "['iso:A.2']",
        }),
      },
      [
        'processes/change.md:5:8-5:16 reference: there is no team “platfrom” | Did you mean “platform”?',
        'processes/change.md:8:44-8:56 reference: there is no team “nobody-of-us” | Teams are listed in teams.yaml.',
        'processes/change.md:11:14-11:18 reference: there is no principle “opne” | Did you mean “open”?',
        'processes/change.md:12:12-12:20 reference: there is no runbook “disk-ful” | Did you mean “disk-full”?',
        'processes/change.md:13:11-13:17 reference: there is no process “chagne” | Did you mean “change”?',
        'processes/change.md:14:12-14:21 reference: there is no control “iso:A.2” | Did you mean “iso:A.1”?',
      ],
    ],
    [
      'that refers to what there is not, in lists of blocks',
      {
        'postmortems/second.md': postmortem({
          severity: 'catastrophic',
          services: '[billing]',
          impactWindows: '[{from: 2026-01-10T10:00Z, to: 2026-01-10T10:43Z, level: full, services: [network]}]',
          actions: '[{id: a, text: A, class: prevent, status: done, closed: 2026-01-20, owner: somebody}]',
          runbooks: '[{id: restart-everything}]',
          related: '[{id: an-incident-of-others, relation: led-to}]',
        }),
      },
      [
        'postmortems/second.md:5:11-5:23 reference: there is no severity “catastrophic” | Severities are listed in handbook.yaml.',
        'postmortems/second.md:6:12-6:19 reference: there is no service “billing” | Services are listed in services.yaml.',
        'postmortems/second.md:7:90-7:97 reference: there is no service “network” | Services are listed in services.yaml.',
        'postmortems/second.md:8:85-8:93 reference: there is no team “somebody” | Teams are listed in teams.yaml.',
        'postmortems/second.md:9:17-9:35 reference: there is no runbook “restart-everything” | Runbooks are files in runbooks/.',
        'postmortems/second.md:10:16-10:37 reference: there is no postmortem “an-incident-of-others” | Postmortems are files in postmortems/.',
      ],
    ],
    [
      'that takes a page of the manifesto for a principle',
      { 'processes/change.md': process({ principles: '[signing, manifesto]' }) },
      [
        'processes/change.md:11:14-11:21 reference: there is no principle “signing” | Principles are files in manifesto/.',
        'processes/change.md:11:23-11:32 reference: there is no principle “manifesto” | Principles are files in manifesto/.',
      ],
    ],
    [
      'that refers to a draft',
      { 'runbooks/new.md': runbook({ status: 'draft' }), 'processes/change.md': process({ runbooks: '[new]' }) },
      [
        'processes/change.md:11:12-11:15 reference: the runbook “new” is a draft and is not published | Publish it, or leave the reference out until then.',
      ],
    ],
    [
      'whose data files refer to what there is not',
      { 'services.yaml': 'services:\n  - {id: api, name: A, summary: a, owner: platfrom, dependsOn: [api, dns]}\n' },
      [
        'services.yaml:2:43-2:51 reference: there is no team “platfrom” | Did you mean “platform”?',
        'services.yaml:2:70-2:73 reference: there is no service “dns” | Services are listed in services.yaml.',
      ],
    ],
    [
      'that links to parts that there are not',
      {
        'postmortems/first.md': postmortem(
          {},
          '\nA [slip](runbook:disk-full#impcat) and\n[nothing](../manifesto/manifesto.md#aims), [the rest](#there).\n\n## Here\n',
        ),
      },
      [
        'postmortems/first.md:17:10-17:34 link-anchor: “runbook:disk-full#impcat” leads to no heading: the page has no “#impcat” | Did you mean “impact”?',
        'postmortems/first.md:18:11-18:41 link-anchor: “../manifesto/manifesto.md#aims” leads to no heading: the page has no “#aims” | The page has no headings.',
        'postmortems/first.md:18:55-18:61 link-anchor: “#there” leads to no heading: the page has no “#there” | Did you mean “here”?',
      ],
    ],
    [
      'that links to parts of the English text from the German one',
      { 'runbooks/de/disk-full.md': runbook({ lang: 'de' }, '\n[x](runbook:disk-full#impact)\n') },
      [
        'runbooks/de/disk-full.md:13:5-13:29 link-anchor: “runbook:disk-full#impact” leads to no heading: the page has no “#impact” | Its anchors are: bedeutung, auswirkung, diagnose, behebung, überprüfung, eskalation.',
      ],
    ],
    [
      'that links to pages that there are not',
      { 'postmortems/first.md': postmortem({}, '\n[x](runbook:disk-ful)\n') },
      ['postmortems/first.md:17:5-17:21 link-target: there is no runbook “disk-ful” | Did you mean “disk-full”?'],
    ],
    [
      'with a text in a language that is not the handbook’s',
      {
        'handbook.yaml': `${HANDBOOK}languages: [en]\nseverities:\n  - {id: sev1, rank: 1, label: S, definition: B}\n`,
        'manifesto/de/open.md': undefined,
      },
      [
        'runbooks/de/disk-full.md:10:7-10:9 language: “de” is not a language of this handbook | Add it to “languages” in handbook.yaml, which has: en.',
      ],
    ],
    [
      'with a file whose name says another language than its front matter',
      { 'runbooks/disk-slow.de.md': runbook({ lang: 'en' }) },
      [
        'runbooks/disk-slow.de.md:10:7-10:9 language: “lang” says “en”, but the name of the file says “de” | Take “lang” away, or rename the file: one of the two is enough.',
      ],
    ],
    [
      'with a file whose name says a language that is not the handbook’s',
      {
        'handbook.yaml': `${HANDBOOK}languages: [en]\nseverities:\n  - {id: sev1, rank: 1, label: S, definition: B}\n`,
        'manifesto/de/open.md': undefined,
        'runbooks/de/disk-full.md': undefined,
        'runbooks/disk-slow.de.md': runbook(),
      },
      [
        'runbooks/disk-slow.de.md:1:1-1:2 language: “de” is not a language of this handbook | Add it to “languages” in handbook.yaml, which has: en.',
      ],
    ],
    [
      'whose declaration has another name',
      { 'manifesto/manifesto.md': undefined, 'manifesto/declaration.md': manifesto('manifesto') },
      [
        'manifesto/declaration.md:2:7-2:16 manifesto-parts: the declaration must be called manifesto.md | There is one declaration in each language; principles and pages stand beside it.',
      ],
    ],
    [
      'whose declaration is a page',
      { 'manifesto/manifesto.md': manifesto('page') },
      [
        'manifesto/manifesto.md:2:7-2:11 manifesto-parts: manifesto.md must be the declaration, of type “manifesto” | There is one declaration in each language; principles and pages stand beside it.',
      ],
    ],
    [
      'with two principles at one place',
      { 'manifesto/zeal.md': manifesto('principle') },
      [
        'manifesto/zeal.md:5:8-5:9 manifesto-parts: place 1 is already taken by manifesto/open.md | Number the principles from 1 without repeating a number.',
      ],
    ],
    [
      'with aliases of other pages',
      {
        'runbooks/new.md': runbook({
          aliases:
            '[/runbooks/disk/, /runbooks/new/, /Processes/Change/, /runbooks/, /search/, /de/, /services/api/, /assets/x/, /runbooks/../x/, /a/./b/, /fine/, /FINE/]',
        }),
      },
      [
        ['11-10:26', '/runbooks/disk/ already belongs to runbooks/disk-full.md'],
        ['28-10:42', '/runbooks/new/ already belongs to runbooks/new.md'],
        ['44-10:62', '/Processes/Change/ already belongs to processes/change.md'],
        ['64-10:74', '/runbooks/ already belongs to the site itself'],
        ['76-10:84', '/search/ already belongs to the site itself'],
        ['86-10:90', '/de/ already belongs to the site itself'],
        ['92-10:106', '/services/api/ already belongs to the site itself'],
        ['108-10:118', '/assets/x/ already belongs to the site itself'],
        ['120-10:135', '/runbooks/../x/ goes through “.” or “..”', 'Write it as a browser shows it.'],
        ['137-10:144', '/a/./b/ goes through “.” or “..”', 'Write it as a browser shows it.'],
        ['154-10:160', '/FINE/ already belongs to runbooks/new.md'],
      ].map(
        ([place, message, hint]) =>
          `runbooks/new.md:10:${place} alias: the address ${message} | ${hint ?? 'Remove the alias here or there.'}`,
      ),
    ],
    [
      'that shows what is no image',
      {
        'runbooks/new.md': runbook({}, '\n![A graph](graph.svg) ![A page](page.html)\n'),
        'runbooks/graph.svg': '<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>',
        'runbooks/page.html': '<p>',
        'runbooks/unused.exe': 'x',
      },
      [
        'runbooks/graph.svg:1:1-1:2 asset: the drawing holds something that can run or load | Export it as plain SVG: no scripts, event handlers, animations, style sheets, links, embedded images, entities or DOCTYPE.',
        'runbooks/page.html:1:1-1:2 asset: files of type “.html” are not published | Images may be png, jpg, jpeg, webp, avif, svg.',
      ],
    ],
  ])('%s is told so', async (_, files, expected) => {
    expect(await said({ ...good, ...files })).toEqual(expected)
  })
})

describe('one mistake is one finding', () => {
  it.each<[string, Record<string, string | undefined>, string]>([
    [
      'in services.yaml, though documents name its services',
      { 'services.yaml': 'services:\n  - {id: api, name: API}\n' },
      'services.yaml:2:5 missing-field',
    ],
    ['in teams.yaml, though documents name their owners', { 'teams.yaml': 'teams: none\n' }, 'teams.yaml:1:8 schema'],
    ['in controls.yaml', { 'controls.yaml': 'frameworks: [\n' }, 'controls.yaml:2:1 yaml-syntax'],
    [
      'in handbook.yaml, though documents name severities and are in German',
      { 'handbook.yaml': `${HANDBOOK}languages: [en, de, fr]\n` },
      'handbook.yaml:4:21 schema',
    ],
    ['that handbook.yaml is missing', { 'handbook.yaml': undefined }, 'handbook.yaml:1:1 content-layout'],
    [
      'in a document that others refer to',
      { 'runbooks/disk-full.md': runbook({ status: 'activ' }, '\n## Impact\n') },
      'runbooks/disk-full.md:4:9 schema',
    ],
    [
      'in a document whose front matter cannot be split, though others link to its parts',
      { 'runbooks/disk-full.md': '# Disk full\n\n## Impact\n' },
      'runbooks/disk-full.md:1:1 front-matter',
    ],
    [
      'in a principle that others name',
      { 'manifesto/open.md': manifesto('principle', { order: 'first' }) },
      'manifesto/open.md:5:8 schema',
    ],
  ])('%s', async (_, files, expected) => {
    const findings = await check({ ...good, ...files })
    expect(findings.map(({ file, line, column, rule }) => `${file}:${line}:${column} ${rule}`)).toEqual([expected])
  })
})

describe('rules', () => {
  it('have different ids, and say what they hold and why', () => {
    expect(new Set(rules.map(({ id }) => id)).size).toBe(rules.length)
    for (const { id, description, why } of rules) {
      expect(id).toMatch(/^[a-z]+(-[a-z]+)*$/)
      expect(description).toMatch(/\.$/)
      expect(why).toMatch(/\.$/)
    }
  })

  it('find the same in the same order, however often they are asked and in whatever order files were written', async () => {
    const files = {
      ...good,
      'runbooks/b.md': runbook({ owner: 'x', services: '[y, z]' }, '\n[a](b.txt) [c](#d)\n'),
      'runbooks/a.md': runbook({ owner: 'x', status: 'activ', titel: 'x' }),
      'processes/a/change.md': process({ aliases: '[/runbooks/disk/]' }),
    }
    const expected = await said(files)
    expect(expected.length).toBeGreaterThan(7)
    await fc.assert(
      fc.asyncProperty(
        fc.shuffledSubarray(Object.entries(files), { minLength: Object.keys(files).length }),
        async (entries) => {
          expect(await said(Object.fromEntries(entries))).toEqual(expected)
        },
      ),
      { numRuns: 5 },
    )
    const places = (await check(files)).map(({ file, line }): [string, number] => [file, line])
    expect(places).toEqual([...places].sort((a, b) => (a[0] < b[0] ? -1 : a[0] > b[0] ? 1 : a[1] - b[1])))
  })

  it('do not throw, whatever documents refer to', async () => {
    const id = fc.constantFrom('a', 'disk-full', 'constructor', '__proto__', 'toString', '', ' ', 'iso:A.1', 'open')
    await fc.assert(
      fc.asyncProperty(fc.array(id), id, async (ids, one) => {
        const list = JSON.stringify(ids)
        const files = {
          ...catalogues,
          'processes/p.md': process({ owner: JSON.stringify(one), principles: list, runbooks: list, controls: list }),
          'runbooks/r.md': runbook({ services: list, processes: list, escalation: list }),
        }
        for (const { message, hint } of await check(files)) expect(message && hint !== '').toBeTruthy()
      }),
      { numRuns: 15 },
    )
  })
})

describe('the summary', () => {
  it('counts errors and warnings', () => {
    const finding = (severity: Finding['severity']) => ({ severity }) as Finding
    expect(summarise([])).toEqual({ errors: 0, warnings: 0 })
    expect(summarise([finding('error'), finding('warn'), finding('error')])).toEqual({ errors: 2, warnings: 1 })
  })
})
