/**
 * A small handbook with every kind of document, and all that people do to one: each edit is done to the handbook in memory,
 * which is then written where it differs.
 */
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { parse, stringify } from 'yaml'
import { catalogues, manifesto, postmortem, process, runbook } from '../unit/reader/content.ts'

/** A number from 0 to below `sides`. */
export type Dice = (sides: number) => number

/** Throws the same numbers for the same seed, on any machine. */
export function diceOf(seed: number): Dice {
  let state = seed
  return (sides) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * sides)
  }
}

type Fields = Record<string, unknown>
interface Text {
  data: Fields
  body: string
}

export class EditedHandbook {
  /** Documents, by file. */
  texts = new Map<string, Text>()
  /** Catalogues, by file. */
  settings = new Map<string, Fields>()
  /** Images, by file. */
  images = new Map<string, string>()

  constructor() {
    for (const [file, text] of Object.entries(first)) {
      if (file.endsWith('.yaml')) this.settings.set(file, parse(text) as Fields)
      else if (file.endsWith('.svg')) this.images.set(file, text)
      else {
        const [, front, body] = text.split(/^---\n/m)
        this.texts.set(file, { data: parse(front!) as Fields, body: body! })
      }
    }
  }

  copy(): EditedHandbook {
    const copy = new EditedHandbook()
    copy.texts = structuredClone(this.texts)
    copy.settings = structuredClone(this.settings)
    copy.images = new Map(this.images)
    return copy
  }

  /** Makes the folder hold the handbook: touches what differs, and nothing else. */
  write(folder: string, before?: EditedHandbook): void {
    const files = this.#files()
    for (const file of before ? before.#files().keys() : []) if (!files.has(file)) rmSync(join(folder, file))
    for (const [file, text] of files) {
      const place = join(folder, file)
      if (existsSync(place) && readFileSync(place, 'utf8') === text) continue
      mkdirSync(dirname(place), { recursive: true })
      writeFileSync(place, text)
    }
  }

  #files(): Map<string, string> {
    return new Map([
      ...this.images,
      ...Array.from(this.settings, ([file, data]): [string, string] => [file, stringify(data)]),
      ...Array.from(this.texts, ([file, { data, body }]): [string, string] => [
        file,
        `---\n${stringify(data)}---\n${body}`,
      ]),
    ])
  }
}

const svg = (width: number) =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="60"><rect width="${width}" height="60"/></svg>\n`

const action = (id: string, due: string, status = 'open') =>
  `{id: ${id}, text: Add a lower bound., class: prevent, owner: platform, due: ${due}, status: ${status}, tracker: https://forge.example.org/issues/1}`

const first: Record<string, string> = {
  ...catalogues,
  'handbook.yaml': `name: Handbook of a walk
organisation: Walkers
summary: A handbook that is edited again and again.
license: CC-BY-4.0
languages: [en, de]
site: https://ops.example.org
accent: {light: '#0b5c8a', dark: '#7cc0ea'}
severities:
  - {id: sev1, rank: 1, label: Severity 1, definition: Bad.}
  - {id: sev2, rank: 2, label: Severity 2, definition: Less bad.}
`,
  'teams.yaml':
    'teams:\n  - {id: platform, name: Platform, summary: Runs it.}\n  - {id: desk, name: Desk, summary: Answers.}\n',
  'services.yaml': `services:
  - {id: api, name: API, summary: Answers., owner: platform, dependsOn: [store]}
  - {id: store, name: Store, summary: Keeps., owner: platform}
`,
  'glossary.yaml':
    'terms:\n  - {term: Quorum, definition: How many must agree.}\n  - {term: Backlog, definition: What waits.}\n',
  'coverage.yaml':
    'notPublished:\n  - {layer: people, what: Who is on call, why: It names people.}\nalerts: [DiskFull]\n',
  'runbooks/images/load.svg': svg(120),
  'manifesto/manifesto.md': manifesto('manifesto', { title: 'What we hold to' }, '\nWe publish.\n'),
  'manifesto/openness.md': manifesto('principle', { title: 'We are open' }, '\nOpen.\n'),
  'manifesto/learning.md': manifesto('principle', { title: 'We learn', order: '2' }, '\nLearning.\n'),
  'manifesto/signing.md': manifesto('page', { title: 'How to sign' }, '\nSign.\n'),
  'processes/respond.md': process(
    { title: 'Respond to an incident', runbooks: '[disk-full]', principles: '[openness]', controls: "['iso:A.1']" },
    '\n## First\n\nSee [the disk](runbook:disk-full). Count the quorum.\n',
  ),
  'processes/learn.md': process({ title: 'Learn from incidents', related: '[respond]' }, '\n## Meet\n\nTogether.\n'),
  'runbooks/disk-full.md': runbook(
    {
      title: 'The disk is full',
      alerts: '[DiskFull]',
      processes: '[respond]',
      reviewed: '2026-01-10',
      reviewEvery: '6m',
      aliases: '[/runbooks/full/]',
    },
    '',
  ).replace('## Impact\n\nA sentence.', '## Impact\n\nThe backlog grows.\n\n![Load of the disk](images/load.svg)'),
  'runbooks/disk-full.de.md': runbook({ title: 'Die Platte ist voll', alerts: '[DiskFull]', lang: 'de' }),
  'runbooks/slow-disk.md': runbook({ title: 'The disk is slow', services: '[store]' }),
  'runbooks/unfinished.md': runbook({ title: 'Not yet ready', status: 'draft' }),
  'postmortems/full.md': postmortem(
    {
      title: 'A full disk',
      severity: 'sev1',
      runbooks: '[{id: disk-full, worked: partly}]',
      processes: '[respond]',
      principles: '[learning]',
      related: '[{id: slow, relation: see-also}]',
      actions: `[${action('lower-bound', '2026-05-01')}, ${action('alert', '2026-07-01')}]`,
    },
    '\n## What happened\n\nThe quorum was lost.\n',
  ),
  'postmortems/full.de.md': postmortem({ title: 'Eine volle Platte', lang: 'de' }, '\n## Was geschah\n\nVoll.\n'),
  'postmortems/slow.md': postmortem({ title: 'A slow disk', severity: 'sev2', services: '[store]' }, '\nSlow.\n'),
  'postmortems/late.md': postmortem(
    { title: 'A late answer', severity: 'sev2', actions: `[${action('retry', '2026-06-15')}]` },
    '\nLate. See [slow](postmortem:slow) and [the disk](../runbooks/disk-full.md#impact).\n',
  ),
}

/** Does one thing to a handbook, and says what; nothing where there is nothing to do it to. */
export type Edit = (handbook: EditedHandbook, dice: Dice) => string | undefined

const folders = { runbook: 'runbooks', process: 'processes', postmortem: 'postmortems' } as const
type Kind = keyof typeof folders

const one = <T>(values: Iterable<T>, dice: Dice): T | undefined => {
  const all = [...values]
  return all[dice(all.length)]
}

const idOf = (file: string) => /([^/.]+)(?:\.[a-z]+)?\.md$/.exec(file)![1]!
const filesOf = (handbook: EditedHandbook, kind: Kind) =>
  [...handbook.texts.keys()].filter((file) => file.startsWith(`${folders[kind]}/`))
const anyKind = (dice: Dice) => one(Object.keys(folders) as Kind[], dice)!
const list = (data: Fields, field: string) => (Array.isArray(data[field]) ? (data[field] as unknown[]) : [])
const entriesOf = (handbook: EditedHandbook, file: string, name: string) =>
  (handbook.settings.get(file)?.[name] ?? []) as Fields[]

/** Where documents of each kind name others, besides their text. */
const REFERENCES: [from: Kind, field: string, to: Kind, made: (id: string) => unknown][] = [
  ['process', 'runbooks', 'runbook', (id) => id],
  ['process', 'related', 'process', (id) => id],
  ['runbook', 'processes', 'process', (id) => id],
  ['postmortem', 'processes', 'process', (id) => id],
  ['postmortem', 'runbooks', 'runbook', (id) => ({ id, worked: 'yes' })],
  ['postmortem', 'related', 'postmortem', (id) => ({ id, relation: 'see-also' })],
]

const named = (reference: unknown) => (typeof reference === 'string' ? reference : (reference as { id: string }).id)

/** What the handbook says of a document becomes something else; with nothing in its place, it is no longer said. */
function refer(handbook: EditedHandbook, kind: Kind, id: string, instead?: string): void {
  for (const [from, field, to, made] of REFERENCES) {
    if (to !== kind) continue
    for (const file of filesOf(handbook, from)) {
      const { data } = handbook.texts.get(file)!
      if (!list(data, field).some((each) => named(each) === id)) continue
      data[field] = list(data, field).flatMap((each) =>
        named(each) !== id ? [each] : instead === undefined ? [] : [made(instead)],
      )
    }
  }
  const link = new RegExp(`\\[([^\\]]*)\\]\\((?:${kind}:|\\.\\./${folders[kind]}/)${id}(?:\\.md)?(?:#[^)]*)?\\)`, 'g')
  for (const text of handbook.texts.values()) {
    text.body = text.body.replace(link, instead === undefined ? '$1' : `[$1](${kind}:${instead})`)
  }
}

let count = 0
/** A word that was not there before. */
const fresh = () => `n${++count}`

const field =
  (name: 'title' | 'summary'): Edit =>
  ({ texts }, dice) => {
    const [file, { data }] = one(texts, dice)!
    data[name] = `${String(data[name]).replace(/ n\d+\.?$/, '')} ${fresh()}${name === 'summary' ? '.' : ''}`
    return `${name} of ${file}`
  }

const entry =
  (file: string, entries: string, name: string): Edit =>
  (handbook, dice) => {
    const found = one(entriesOf(handbook, file, entries), dice)
    if (!found) return undefined
    found[name] = `${String(found[name]).replace(/ n\d+$/, '')} ${fresh()}`
    return `${name} of ${found.id ?? found.term} in ${file}`
  }

const setting =
  (name: string, values: unknown[]): Edit =>
  ({ settings }, dice) => {
    const value = one(values, dice)
    settings.get('handbook.yaml')![name] = value
    return `${name}: ${JSON.stringify(value)} in handbook.yaml`
  }

const status =
  (kind: Kind, values: string[]): Edit =>
  (handbook, dice) => {
    const file = one(filesOf(handbook, kind), dice)
    if (!file) return undefined
    const { data } = handbook.texts.get(file)!
    data.status = values[(values.indexOf(data.status as string) + 1) % values.length]
    return `${file} is ${data.status}`
  }

/** Edits of the content, by what they do. */
export const edits: Record<string, Edit> = {
  body: ({ texts }, dice) => {
    const [file, text] = one(texts, dice)!
    text.body += `\nA ${one(['quorum', 'backlog', 'word'], dice)} ${fresh()}.\n`
    return `body of ${file}`
  },
  'body, once more': ({ texts }, dice) => {
    const [file, text] = one(texts, dice)!
    text.body = text.body.replace(/\bn\d+\./, () => `${fresh()}.`)
    return `word in ${file}`
  },
  heading: ({ texts }, dice) => {
    const [file, text] = one(texts, dice)!
    text.body += `\n## Part ${fresh()}\n\nSomething more.\n`
    return `heading in ${file}`
  },
  'console and table': ({ texts }, dice) => {
    const [file, text] = one(texts, dice)!
    text.body += `\n\`\`\`console\n$ ls ${fresh()}\n\`\`\`\n\n| a | b |\n| - | - |\n| 1 | ${fresh()} |\n`
    return `code in ${file}`
  },
  title: field('title'),
  summary: field('summary'),
  'service name': entry('services.yaml', 'services', 'name'),
  'team name': entry('teams.yaml', 'teams', 'name'),
  'severity label': entry('handbook.yaml', 'severities', 'label'),
  'term explained': entry('glossary.yaml', 'terms', 'definition'),
  coverage: entry('coverage.yaml', 'notPublished', 'what'),
  'term added': (handbook) => {
    entriesOf(handbook, 'glossary.yaml', 'terms').push({ term: `Word ${fresh()}`, definition: 'What is said.' })
    return 'term added'
  },
  reference: (handbook, dice) => {
    const [from, name, to, made] = one(REFERENCES, dice)!
    const [file, target] = [one(filesOf(handbook, from), dice), one(filesOf(handbook, to), dice)]
    if (!file || !target || idOf(file) === idOf(target)) return undefined
    const { data } = handbook.texts.get(file)!
    const others = list(data, name).filter((each) => named(each) !== idOf(target))
    const isNew = others.length === list(data, name).length
    data[name] = isNew ? [...others, made(idOf(target))] : others
    return `${file} ${isNew ? 'names' : 'no longer names'} ${target}`
  },
  link: (handbook, dice) => {
    const kind = anyKind(dice)
    const [[file, text], target] = [one(handbook.texts, dice)!, one(filesOf(handbook, kind), dice)]
    if (!target) return undefined
    text.body += `\nSee [there ${fresh()}](${kind}:${idOf(target)}).\n`
    return `${file} links to ${target}`
  },
  principle: (handbook, dice) => {
    const file = one(filesOf(handbook, anyKind(dice)), dice)
    if (!file) return undefined
    const { data } = handbook.texts.get(file)!
    data.principles = list(data, 'principles').length > 0 ? [] : [one(['openness', 'learning'], dice)]
    return `principles of ${file}`
  },
  'document deleted, and all that names it': (handbook, dice) => {
    const kind = anyKind(dice)
    const files = filesOf(handbook, kind)
    if (files.length < 3) return undefined
    const id = idOf(one(files, dice)!)
    for (const file of files) if (idOf(file) === id) handbook.texts.delete(file)
    refer(handbook, kind, id)
    return `${kind} ${id} deleted`
  },
  'document deleted': (handbook, dice) => {
    const file = one(handbook.texts.keys(), dice)!
    handbook.texts.delete(file)
    return `${file} deleted`
  },
  'document renamed': (handbook, dice) => {
    const kind = anyKind(dice)
    const id = idOf(one(filesOf(handbook, kind), dice) ?? 'none.md')
    const name = `renamed-${fresh()}`
    for (const file of filesOf(handbook, kind)) {
      if (idOf(file) !== id) continue
      const text = handbook.texts.get(file)!
      handbook.texts.delete(file)
      handbook.texts.set(file.replace(`/${id}.`, `/${name}.`), text)
      const root = file.endsWith('.de.md') ? '/de' : ''
      text.data.aliases = [...list(text.data, 'aliases'), `${root}/${folders[kind]}/${id}/`]
    }
    refer(handbook, kind, id, name)
    return `${kind} ${id} is ${name}`
  },
  'document added': (handbook, dice) => {
    const kind = anyKind(dice)
    const file = one(filesOf(handbook, kind), dice)
    if (!file) return undefined
    const name = `${folders[kind]}/added-${fresh()}.md`
    const text = structuredClone(handbook.texts.get(file)!)
    delete text.data.lang
    delete text.data.alerts
    text.data.aliases = []
    text.data.title = `${text.data.title} ${fresh()}`
    handbook.texts.set(name, text)
    return `${name} added`
  },
  'translation added or removed': (handbook, dice) => {
    const file = one(filesOf(handbook, anyKind(dice)), dice)
    if (!file) return undefined
    const translated = file.replace(/(?:\.de)?\.md$/, '.de.md')
    const original = handbook.texts.get(translated.replace('.de.md', '.md'))
    if (handbook.texts.delete(translated) || !original || file.startsWith('runbooks/')) return `${translated} removed`
    const text = structuredClone(original)
    Object.assign(text.data, { lang: 'de', title: `Deutsch ${fresh()}`, aliases: [] })
    handbook.texts.set(translated, text)
    return `${translated} added`
  },
  'runbook or draft': status('runbook', ['active', 'draft']),
  'postmortem or draft': status('postmortem', ['final', 'draft', 'preliminary']),
  'process or draft': status('process', ['active', 'draft']),
  'action closed or opened': (handbook, dice) => {
    const actions = filesOf(handbook, 'postmortem').flatMap((file) => list(handbook.texts.get(file)!.data, 'actions'))
    const found = one(actions as Fields[], dice)
    if (!found) return undefined
    if (found.status === 'done') delete found.closed
    else found.closed = '2026-03-01'
    found.status = found.status === 'done' ? 'open' : 'done'
    return `action ${found.id} is ${found.status}`
  },
  'due day': (handbook, dice) => {
    const actions = filesOf(handbook, 'postmortem').flatMap((file) => list(handbook.texts.get(file)!.data, 'actions'))
    const found = one(actions as Fields[], dice)
    if (!found) return undefined
    found.due = `2026-0${4 + dice(5)}-15`
    return `action ${found.id} is due ${found.due}`
  },
  image: ({ images }, dice) => {
    const width = 100 + dice(50)
    images.set('runbooks/images/load.svg', svg(width))
    return `image is ${width} wide`
  },
  'name of the handbook': setting('name', ['Handbook of a walk', 'Another handbook']),
  accent: setting('accent', [
    { light: '#0b5c8a', dark: '#7cc0ea' },
    { light: '#7a1f5c', dark: '#e8a0d0' },
  ]),
  'what is published of actions': setting('actions', ['public', 'counts-only', 'off']),
  languages: setting('languages', [
    ['en', 'de'],
    ['de', 'en'],
  ]),
}
