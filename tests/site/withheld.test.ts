/**
 * What a handbook does not publish is in no file of its site: no page, no page of changes, no index of the search, nothing
 * for machines. Every byte is looked at, and what is compressed is read. What is published instead is said in words.
 *
 * A further case is a word among those below, and the place where it stands in the content.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { publishedText } from '../../src/publish/published-text.ts'
import { BuiltSite } from './built-site.ts'
import { build } from './opsbook-command.ts'
import { commitAll, copySmallHandbook, smallHandbook } from './small-handbook.ts'
import { workspace, write } from './workspace.ts'

const folder = workspace()
const content = join(folder, 'handbuch')

/** Each stands in a field of an action, or beside one. None of them may be anywhere. */
const MARKERS = {
  text: 'Gemarkertes tun',
  id: 'gemarkerte-kennung',
  due: '2026-02-17',
  dueInWords: '17. Februar 2026',
  tracker: 'vorgang-gemarkert',
  reason: 'Gemarkerter Grund',
  closed: '19. November 2025',
  comment: 'Gemarkerter Kommentar',
  noActions: 'Gemarkerter Verzicht',
  earlierText: 'Gemarkertes von früher tun',
}

const actions = `actions:
  # ${MARKERS.comment}
  - id: ${MARKERS.id}
    text: ${MARKERS.text}.
    class: prevent
    owner: fachverfahren
    due: ${MARKERS.due}
    status: in-progress
    tracker: https://gitlab.example.org/betrieb/${MARKERS.tracker}/-/issues/1
  - id: ${MARKERS.id}-aufgegeben
    text: ${MARKERS.text} und aufgeben.
    class: detect
    owner: leitstelle
    status: wont-do
    closed: 2025-11-19
    reason: ${MARKERS.reason}.
`

const original = (path: string) => readFileSync(join(smallHandbook, path), 'utf8')
const file = 'postmortems/2025/doppelte-termine.md'
const before = original(file).replace(
  /\nactions:\n(?: .*\n)+/,
  `\n${actions.replaceAll(MARKERS.text, MARKERS.earlierText)}`,
)
const after = before
  .replaceAll(MARKERS.earlierText, MARKERS.text)
  .replace(/(\nrevisions:\n.*\n)/, '$1  - { day: 2025-11-20, status: final, change: Maßnahmen ergänzt. }\n')
  .replace('## Äußere Umstände\n', '## Äußere Umstände\n\nAlles Beschlossene steht bei den [Maßnahmen](/actions/).\n')
const nearMiss = 'postmortems/2025/beinahe-abgelaufenes-zertifikat.md'
const withoutActions = original(nearMiss)
  .replace(/\nactions:(?: \[\])?\n(?: .*\n)*/, '\n')
  .replace(/\nnoActions: .*\n/, '\n')
  .replace('\n---\n', `\nnoActions: ${MARKERS.noActions}.\n---\n`)

/** Each stands in something that is not for readers. None of them may be anywhere, whatever is published of actions. */
const UNPUBLISHED = {
  draft: 'Hagebuttenentwurf',
  addressOfDraft: 'hagebutten-id',
  formerAddressOfDraft: 'hagebutten-vormals',
  alertOfDraft: 'HagebuttenAlarm',
  review: 'Holunderpruefung',
  addressOfReview: 'holunder-id',
  allowance: 'Schlehengrund',
  comment: 'Schlehenkommentar',
  commentInFrontMatter: 'Schlehenkopf',
  commentInSettings: 'Schleheneinstellung',
  saltOfNames: 'schlehensalz-0123456789',
} as const

const unpublished = {
  'runbooks/hagebutten-id.md': original('runbooks/terminvergabe-anhalten.md')
    .replace(
      /alerts: .*/,
      `alerts: [${UNPUBLISHED.alertOfDraft}]\naliases: [/runbooks/${UNPUBLISHED.formerAddressOfDraft}/]`,
    )
    .replace('status: active', 'status: draft')
    .replaceAll('Terminvergabe anhalten', UNPUBLISHED.draft),
  'processes/hagebutten-id.md': original('processes/stoerung-melden.md')
    .replace('status: active', 'status: draft')
    .replace(/\naliases: .*/, '')
    .replace(/title: .*/, `title: ${UNPUBLISHED.draft}`),
  'postmortems/holunder-id.md': original(nearMiss)
    .replace('status: preliminary', 'status: in-review')
    .replace(/title: .*/, `title: ${UNPUBLISHED.review}`)
    .replace('Ein Blick in den Browser', UNPUBLISHED.review)
    .concat(`\n${UNPUBLISHED.review} im Text.\n`),
  'processes/stoerung-melden.md': original('processes/stoerung-melden.md')
    .replace('---\n', `---\n# ${UNPUBLISHED.commentInFrontMatter}\n`)
    .concat(
      `\n<!-- opsbook-allow link-text: ${UNPUBLISHED.allowance} -->\n\nWer gerufen wird, steht [hier](#wer-gerufen-wird).\n\n<!-- ${UNPUBLISHED.comment} -->\n`,
    ),
}

const settings = `${original('handbook.yaml')}
# ${UNPUBLISHED.commentInSettings}
publishing:
  names: { salt: ${UNPUBLISHED.saltOfNames}, hashes: [] }
`

const sites = new Map<string, BuiltSite>()

beforeAll(async () => {
  copySmallHandbook(content)
  write(content, { [file]: before, [nearMiss]: withoutActions, ...unpublished })
  commitAll(content, '2026-02-18T12:00:00Z')
  write(content, { [file]: after })
  commitAll(content, '2026-02-19T12:00:00Z')
  for (const policy of ['counts-only', 'off']) {
    write(content, { 'handbook.yaml': `${settings}actions: ${policy}\n` })
    const out = join(folder, policy)
    await build(['--content', content, '--out', out, '--site', 'https://betrieb.example.org'])
    sites.set(policy, new BuiltSite(out))
  }
})

/** Where a word stands in a site: in the names of its files, in their bytes, or in what is compressed there. */
function filesWith(site: BuiltSite, word: string): string[] {
  return site.files.filter((path) => {
    const bytes = site.bytes(path)
    return `${path}\n${bytes.toString('utf8')}\n${publishedText(path, bytes)?.text ?? ''}`
      .toLowerCase()
      .includes(word.toLowerCase())
  })
}

test('a word is found wherever it stands: on pages, among the changes of a revision, in the index of the search', () => {
  const found = filesWith(sites.get('counts-only')!, 'Maßnahmen ergänzt').join()
  expect(found).toContain('postmortems/doppelte-termine/index.html')
  expect(filesWith(sites.get('off')!, 'Was geschah').join()).toContain('.pf_fragment')
  expect(sites.get('off')!.has('/postmortems/doppelte-termine/changes/')).toBe(true)
  const copies = [
    'api/v1/processes.json',
    'changes/feed.atom',
    'processes/stoerung-melden.json',
    'processes/stoerung-melden.md',
  ]
  expect(filesWith(sites.get('off')!, 'Störung melden')).toEqual(expect.arrayContaining(copies))
})

describe.each(['counts-only', 'off'])('with “actions: %s”', (policy) => {
  test.each(Object.entries(UNPUBLISHED))('no file holds what nobody published: %s', (_, word) => {
    expect(filesWith(sites.get(policy)!, word)).toEqual([])
  })

  test.each(Object.entries(MARKERS))('no file holds what is in the field: %s', (_, word) => {
    expect(filesWith(sites.get(policy)!, word)).toEqual([])
  })

  test('there is no calendar of what is due', () => {
    expect(sites.get(policy)!.files.filter((path) => path.endsWith('.ics'))).toEqual(['reviews.ics'])
  })

  test('the pages that the checks let a text link to are there', () => {
    const site = sites.get(policy)!
    expect(site.page('/postmortems/doppelte-termine/').links()).toContain('/actions/')
    expect(site.has('/actions/')).toBe(true)
  })
})

describe('where only the numbers are published', () => {
  const site = () => sites.get('counts-only')!

  test('the ledger has those of the whole, of each team and of each service, and says that there is no more', () => {
    const { words } = site().page('/actions/')
    expect(words).toContain('veröffentlicht die Zahlen ihrer Maßnahmen, nicht deren Wortlaut')
    expect(words).toContain('1 offen, 1 überfällig')
    expect(words).toContain('1 nicht umgesetzt')
    expect(site().page('/actions/team/leitstelle/').words).toMatch(/1 nicht umgesetzt/)
    expect(site().page('/services/terminvergabe/').words).toContain('1 offen, 1 überfällig')
  })

  test('a postmortem has its own, at the place that others link to', () => {
    const page = site().page('/postmortems/doppelte-termine/')
    expect(page.ids).toContain('page-actions')
    expect(page.words).toContain('1 offen, 1 überfällig')
    expect(page.words).toContain('2 Maßnahmen: 1 offen, 1 wird nicht umgesetzt; davon 1 überfällig.')
  })
})

describe('where nothing is published', () => {
  const site = () => sites.get('off')!

  test('the ledger says so, and no other page counts what there is', () => {
    expect(site().page('/actions/').words).toContain('veröffentlicht nicht, was sie nach Vorfällen beschlossen hat')
    expect(site().files.filter((path) => path.startsWith('actions/team/'))).toEqual([])
    const counting = site().pages.filter(({ html }) => /class="tally"|id="page-actions"/.test(html))
    expect(counting.map(({ address }) => address)).toEqual([])
  })

  test('a postmortem says that it is not published, whether there are actions or none', () => {
    for (const id of ['doppelte-termine', 'beinahe-abgelaufenes-zertifikat']) {
      const { words } = site().page(`/postmortems/${id}/`)
      expect(words).toContain('veröffentlicht nicht, was sie nach Vorfällen beschlossen hat')
      expect(words).not.toContain('keine Maßnahmen')
    }
  })
})
