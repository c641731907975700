/** Which feeds a handbook has, and what their entries say: read back by a parser that is not ours, out of real repositories. */
import { parseFeed } from '@rowanmanning/feed-parser'
import { expect, it, vi } from 'vitest'
import { feedFiles, MOST_ENTRIES, MOST_ENTRIES_OF_ONE } from '../../../../src/data/feeds/feed-files.ts'
import { loadHandbook } from '../../../../src/handbook.ts'
import { temporaryFolder, write } from '../../publish/temporary-folder.ts'
import { catalogues, manifesto, postmortem, process, runbook } from '../../reader/content.ts'
import { repository } from '../../reader/repository.ts'
import { dataSiteOf } from '../data-site-of.ts'

// Real processes: on a busy machine they take their time.
vi.setConfig({ testTimeout: 30_000 })

const site = 'https://ops.example.org'

async function feedsOf(content: string, more: { base?: string; drafts?: boolean; site?: undefined } = {}) {
  const handbook = await loadHandbook({ content, drafts: false, site, ...more })
  return new Map(Array.from(feedFiles(dataSiteOf(handbook)), ({ path, content }) => [path, String(content)]))
}

const severe = {
  severity: 'sev1',
  actions: '[{id: guard, text: Add a lower bound., class: prevent, owner: platform, due: 2026-03-01, status: open}]',
}

function aHandbook() {
  const { folder, commit } = repository()
  commit('2026-01-17T08:00Z', {
    ...catalogues,
    'manifesto/manifesto.md': manifesto('manifesto'),
    'processes/change.md': process({}, 'How it is done.'),
    'runbooks/api-down.md': runbook({}, 'Look at [the incident](postmortem:a).'),
    'postmortems/a.md': postmortem(severe, 'The story of [a runbook](runbook:api-down).'),
    'postmortems/b.md': postmortem({ title: 'Another', published: '2026-01-15' }),
    'postmortems/draft.md': postmortem({ title: 'Unseen', status: 'draft' }, 'Hidden words.'),
  })
  return { folder, commit }
}

it('there is one of all changes, of postmortems, of each service and each severity, and of actions, in every language and format', async () => {
  const paths = [...(await feedsOf(aHandbook().folder)).keys()]
  const english = ['changes', 'postmortems', 'services/api', 'postmortems/severity/sev1', 'actions'].flatMap((folder) =>
    ['atom', 'rss', 'json'].map((format) => `${folder}/feed.${format}`),
  )
  expect(paths).toEqual([...english, ...english.map((path) => `de/${path}`)])
})

it('entries tell of what was published, newest first, under addresses that are named in full', async () => {
  const feeds = await feedsOf(aHandbook().folder, { base: '/hb/' })
  const ids = (path: string) => parseFeed(feeds.get(path)!).items.map(({ id }) => id)
  const at = (place: string) => `${site}/hb/${place}/`
  expect(ids('postmortems/feed.atom')).toEqual([at('postmortems/a'), at('postmortems/b')])
  expect(ids('services/api/feed.rss')).toEqual([at('postmortems/a'), at('postmortems/b')])
  expect(ids('postmortems/severity/sev1/feed.atom')).toEqual([at('postmortems/a')])
  expect(ids('changes/feed.rss').sort()).toEqual(
    ['manifesto', 'postmortems/a', 'postmortems/b', 'processes/change', 'runbooks/api-down'].map(at),
  )
  const all = [...feeds.values()].join('')
  expect(all).not.toMatch(/Unseen|Hidden words/)
  for (const [, address] of all.matchAll(/(?:href|src)=\\?(?:"|&quot;)([^"&\\]*)/g))
    expect(address).toMatch(/^https?:\/\//)
})

it('an entry is the whole page in plain HTML: facts, timeline, text, actions, and the way to the page', async () => {
  const feeds = await feedsOf(aHandbook().folder)
  const [item] = parseFeed(feeds.get('postmortems/feed.atom')!).items
  const { content } = item!
  for (const words of [
    'Severity 1: Bad.',
    '10 January 2026, 10:00',
    '4 min to detect',
    '10:04: An alert fires.',
    'Requests were answered with errors.',
    'tooling: The tool had no lower bound.',
    'The story of <a href="https://ops.example.org/runbooks/api-down/">a runbook</a>.',
    'Add a lower bound. (prevents a recurrence; Platform; due 1 March 2026; open)',
    '<a href="https://ops.example.org/postmortems/a/">Read this page on the site</a>',
  ])
    expect(content).toContain(words)
  expect(item!.published?.toISOString()).toBe('2026-01-17T00:00:00.000Z')
  expect(item!.updated?.toISOString()).toBe('2026-01-17T08:00:00.000Z')
})

it('the same content makes the same bytes, whatever the day', async () => {
  const { folder } = aHandbook()
  const first = await feedsOf(folder)
  vi.useFakeTimers({ now: Date.parse('2040-01-01T00:00Z'), toFake: ['Date'] })
  try {
    expect(await feedsOf(folder)).toEqual(first)
  } finally {
    vi.useRealTimers()
  }
})

it('ids stay when title, summary and place change; only what was changed has another moment', async () => {
  const { folder, commit } = aHandbook()
  const read = async () =>
    new Map(
      parseFeed((await feedsOf(folder)).get('changes/feed.atom')!).items.map(({ id, updated }) => [
        id,
        updated?.toISOString(),
      ]),
    )
  const before = await read()
  commit('2026-02-01T09:30:15Z', {
    'postmortems/a.md': undefined,
    'postmortems/2026/a.md': postmortem({ ...severe, title: 'Renamed', summary: 'Said again.' }, 'Another story.'),
    'runbooks/later.md': runbook({ title: 'Later' }),
  })
  const after = await read()
  const page = `${site}/postmortems/a/`
  expect(after.get(page)).toBe('2026-02-01T09:30:15.000Z')
  expect([...after.keys()].slice(0, 2).sort()).toEqual([page, `${site}/runbooks/later/`])
  for (const [id, updated] of before) if (id !== page) expect(after.get(id)).toBe(updated)
})

it('a revision is said before the text, and what was withdrawn says so and nothing else', async () => {
  const revisions = `[{day: 2026-01-17, status: final, change: First published.}, {day: 2026-02-03, status: final, change: Start of the impact corrected.}]`
  const { folder, commit } = repository()
  commit('2026-01-20T08:00Z', {
    ...catalogues,
    'postmortems/revised.md': postmortem({ revisions }, 'A story.'),
    'postmortems/gone.md': postmortem(
      {
        title: 'Gone',
        status: 'withdrawn',
        revisions: '[{day: 2026-02-04, status: withdrawn, change: It was another incident.}]',
      },
      'Words that no longer stand.',
    ),
    'runbooks/old.md': runbook({ title: 'Old', status: 'retired' }),
  })
  const feeds = await feedsOf(folder)
  const items = new Map(parseFeed(feeds.get('changes/feed.atom')!).items.map((item) => [item.title, item]))
  const revised = items.get('An incident')!
  expect(revised.content).toMatch(/^<p>Revised on 3 February 2026: Start of the impact corrected\.<\/p>/)
  expect(revised.content).toContain('Published on 17 January 2026: First published.')
  expect(revised.updated?.toISOString()).toBe('2026-02-03T00:00:00.000Z')
  const gone = items.get('Gone')!
  expect(gone.content).toMatch(/was withdrawn.*Revised on 4 February 2026: It was another incident\./)
  expect(gone.content).not.toMatch(/no longer stand|Timeline|errors/)
  expect(gone.description).toMatch(/was withdrawn/)
  expect(items.get('Old')!.content).toMatch(/^<p><strong>This runbook is retired/)
})

it('what nobody dated is in no feed, and a feed without entries is one all the same', async () => {
  const folder = temporaryFolder()
  write(folder, {
    ...catalogues,
    'runbooks/api-down.md': runbook(),
    'postmortems/a.md': postmortem({ severity: 'sev1' }),
  })
  const feeds = await feedsOf(folder)
  expect(parseFeed(feeds.get('changes/feed.atom')!).items.map(({ url }) => url)).toEqual([`${site}/postmortems/a/`])
  write(folder, { 'postmortems/a.md': postmortem({ published: undefined, status: 'preliminary' }) })
  const none = await feedsOf(folder)
  expect(JSON.parse(none.get('postmortems/feed.json')!).items).toEqual([])
})

it('the feed of actions tells what was decided, when, and of what it came', async () => {
  const read = parseFeed((await feedsOf(aHandbook().folder)).get('actions/feed.rss')!)
  expect(read.items.map(({ id, url, title }) => [id, url, title])).toEqual([
    [
      `${site}/postmortems/a/#page-action-guard/decided`,
      `${site}/postmortems/a/#page-action-guard`,
      'Decided: Add a lower bound.',
    ],
  ])
  expect(read.items[0]!.content).toContain(`<dd><a href="${site}/postmortems/a/">An incident</a></dd>`)
})

it.each(['counts-only', 'off'])('where actions are published as “%s”, no feed says a word of them', async (policy) => {
  const { folder, commit } = aHandbook()
  commit('2026-01-18T08:00Z', { 'handbook.yaml': `${catalogues['handbook.yaml']}actions: ${policy}\n` })
  const feeds = await feedsOf(folder)
  expect([...feeds.keys()].filter((path) => path.includes('actions'))).toEqual([])
  expect([...feeds.values()].join('')).not.toMatch(/lower bound\. |Add a lower|1 March 2026/)
})

it('feeds do not grow with the record', async () => {
  const folder = temporaryFolder()
  const many = MOST_ENTRIES + 10
  const day = (n: number) =>
    `2026-${String(1 + Math.floor(n / 28)).padStart(2, '0')}-${String(1 + (n % 28)).padStart(2, '0')}`
  write(folder, {
    ...catalogues,
    ...Object.fromEntries(
      Array.from({ length: many }, (_, n) => [
        `postmortems/p${n}.md`,
        postmortem({ severity: 'sev1', published: day(n) }),
      ]),
    ),
  })
  const feeds = await feedsOf(folder)
  const entries = (path: string) => parseFeed(feeds.get(path)!).items
  expect(entries('postmortems/feed.atom')).toHaveLength(MOST_ENTRIES)
  expect(entries('postmortems/feed.atom')[0]!.url).toBe(`${site}/postmortems/p${many - 1}/`)
  expect(entries('services/api/feed.atom')).toHaveLength(MOST_ENTRIES_OF_ONE)
})

it('a site that does not know its address has no feeds', async () => {
  expect(await feedsOf(aHandbook().folder, { site: undefined })).toEqual(new Map())
})
