/**
 * What changed from one published revision to the next, out of the history of a real repository; and what never shows:
 * drafts, what was left out since, what was withdrawn, what must not be published, what is commented out.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { beforeAll, expect, test } from 'vitest'
import { attribute, BuiltSite, wordsOf } from './built-site.ts'
import { build } from './opsbook-command.ts'
import { commitAll, copySmallHandbook, git, smallHandbook } from './small-handbook.ts'
import { workspace, write } from './workspace.ts'

const folder = workspace()
const content = join(folder, 'handbuch')
const out = join(folder, 'website')
let site: BuiltSite

const model = readFileSync(join(smallHandbook, 'postmortems/2025/doppelte-termine.md'), 'utf8')
const redactions = /\nredactions:\n.*\n/

interface Text {
  status: string
  revisions: string[]
  detected?: string
  body: string
  leftOut?: boolean
}

/** A complete postmortem of the fixture’s organisation under another name, with a text of its own. */
function postmortem(title: string, { status, revisions, detected = '02:10', body, leftOut = false }: Text): string {
  const list = revisions.map((change) => `  - { day: 2025-11-10, status: final, change: ${change} }\n`).join('')
  const header = model
    .slice(0, model.indexOf('\n---\n'))
    .replace('Doppelte Termine in der Doppelstunde', title)
    .replace(/\naliases: .*/, '')
    .replace('status: final', `status: ${status}`)
    .replace('detected: 2025-10-26T02:10', `detected: 2025-10-26T${detected}`)
    .replace(/\nrevisions:\n(?: {2}-.*\n)+/, `\nrevisions:${list ? `\n${list}` : ' []\n'}`)
  return `${leftOut ? header : `${header}\n`.replace(redactions, '\n')}\n---\n\n${body}\n`
}

const first = 'Erstmals veröffentlicht.'
const second = 'Der Beginn der Störung wurde berichtigt.'

/** By file: its texts, in the order in which they were committed. */
const histories: Record<string, { title: string; texts: Text[] }> = {
  'stiller-alarm': {
    title: 'Der stille Alarm',
    texts: [
      { status: 'draft', revisions: [], body: 'ENTWURF: nur für uns.' },
      {
        status: 'preliminary',
        revisions: [first],
        detected: '02:05',
        body: 'Der Alarm blieb still.\n\nVermutlich die Batterie.',
      },
      {
        status: 'final',
        revisions: [first, second],
        body: 'Der Alarm blieb\nstill. <!-- KOMMENTAR -->\n\nEs war das Netzteil.',
      },
    ],
  },
  ausgelassen: {
    title: 'Das Ausgelassene',
    texts: [
      { status: 'preliminary', revisions: [first], body: 'GENANNT: wer angerufen hat.' },
      { status: 'final', revisions: [first, second], body: 'Jemand hat angerufen.', leftOut: true },
    ],
  },
  zurueckgezogen: {
    title: 'Das Zurückgezogene',
    texts: [
      { status: 'preliminary', revisions: [first], body: 'ZURÜCKGENOMMEN.' },
      { status: 'withdrawn', revisions: [first, second], body: 'Es war keine Störung.' },
    ],
  },
  intern: {
    title: 'Das Interne',
    texts: [
      { status: 'preliminary', revisions: [first], body: 'Der Rechner 10.20.30.40 stand still.' },
      { status: 'final', revisions: [first, second], body: 'Ein Rechner stand still.' },
    ],
  },
}

beforeAll(async () => {
  copySmallHandbook(content)
  for (const [index, at] of ['2025-12-01', '2025-12-02', '2025-12-03'].entries()) {
    for (const [id, { title, texts }] of Object.entries(histories)) {
      const text = texts[index]
      if (text) write(content, { [`postmortems/2025/${id}.md`]: postmortem(title, text) })
    }
    commitAll(content, `${at}T12:00:00Z`)
  }
  await build(['--content', content, '--out', out])
  site = new BuiltSite(out)
})

test('a revised postmortem leads from its revision to what changed, and back', () => {
  expect(site.page('/postmortems/stiller-alarm/').links()).toContain(
    '/postmortems/stiller-alarm/changes/#page-revision-1',
  )
  const page = site.page('/postmortems/stiller-alarm/changes/')
  expect(page.ids).toContain('page-revision-1')
  expect(page.links(page.one('main'))).toContain('/postmortems/stiller-alarm/')
})

test('what was added and removed is marked as such, and said in words', () => {
  const page = site.page('/postmortems/stiller-alarm/changes/')
  const removed = page.all('del').map(wordsOf)
  const added = page.all('ins').map(wordsOf)
  expect(removed).toEqual(expect.arrayContaining([expect.stringContaining('vorläufig'), 'Vermutlich die Batterie.']))
  expect(added).toEqual(expect.arrayContaining([expect.stringContaining('endgültig'), 'Es war das Netzteil.']))
  expect(removed.join()).toContain('00:05')
  expect(added.join()).toContain('00:10')
  expect(page.words).toMatch(/Entfallen\s*Vermutlich die Batterie\./)
})

test('what stayed as it was is not shown, wherever its lines were broken', () => {
  expect(site.page('/postmortems/stiller-alarm/changes/').words).not.toContain('Der Alarm blieb still')
})

test('search engines and our own search keep today’s text only', () => {
  const page = site.page('/postmortems/stiller-alarm/changes/')
  expect(page.all('meta').some((meta) => attribute(meta, 'content') === 'noindex')).toBe(true)
  expect(page.html).not.toContain('data-pagefind-body')
})

test.each(['ausgelassen', 'zurueckgezogen', 'intern', 'doppelte-termine'])(
  'nothing is shown of what was before: %s',
  (id) => {
    expect(site.has(`/postmortems/${id}/`)).toBe(true)
    expect(site.has(`/postmortems/${id}/changes/`)).toBe(false)
    expect(site.page(`/postmortems/${id}/`).html).not.toContain('/changes/')
  },
)

test('no draft, nothing that was left out, taken back or commented out is in any file of the site', () => {
  const texts = site.files.map((path) => site.bytes(path).toString('utf8')).join('\n')
  for (const secret of ['ENTWURF', 'GENANNT', 'ZURÜCKGENOMMEN', '10.20.30.40', 'KOMMENTAR'])
    expect(texts).not.toContain(secret)
})

test('a problem is reported where the repository is, with page, file and commit', () => {
  const links = site.page('/postmortems/stiller-alarm/').links()
  const report = new URL(links.find((link) => link.includes('/issues/new'))!)
  expect(report.origin + report.pathname).toBe('https://gitlab.example.org/betrieb/betriebsbuch/-/issues/new')
  expect(report.searchParams.get('issue[title]')).toBe('Fehler auf der Seite „Der stille Alarm“')
  expect(report.searchParams.get('issue[description]')).toBe(
    `Seite: /postmortems/stiller-alarm/\nDatei: handbuch/postmortems/2025/stiller-alarm.md\nCommit: ${git(content, ['rev-parse', 'HEAD'])}\n\n`,
  )
})

const changes = 'postmortems/stiller-alarm/changes/index.html'

test('another clone gives the same bytes', async () => {
  const [clone, again] = [join(folder, 'klon'), join(folder, 'nochmals')]
  git(folder, ['clone', '--quiet', content, clone])
  await build(['--content', clone, '--out', again])
  expect(new BuiltSite(again).bytes(changes).equals(site.bytes(changes))).toBe(true)
})

test('a shallow clone gives no page of changes, no link to it, and says why', async () => {
  const [shallow, without] = [join(folder, 'flach'), join(folder, 'ohne')]
  git(folder, ['clone', '--quiet', '--depth=1', pathToFileURL(content).href, shallow])
  const { stderr } = await build(['--content', shallow, '--out', without])
  expect(stderr).toContain('shallow clone')
  const shallowSite = new BuiltSite(without)
  expect(shallowSite.files).not.toContain(changes)
  expect(shallowSite.page('/postmortems/stiller-alarm/').html).not.toContain('/changes/')
})
