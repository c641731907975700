/** A site is up to date only where nothing that a build reads, and nothing that it has written, can have been changed since. */
import { chmodSync, linkSync, mkdirSync, readFileSync, renameSync, rmSync, symlinkSync, utimesSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { noteState, saidBefore, stateOfInputs } from '../../../src/publish/up-to-date.ts'
import { commitAll, git } from '../../site/small-handbook.ts'
import { temporaryFolder, write } from './temporary-folder.ts'

const document = 'content/runbooks/disk.md'
const page = 'place/site/index.html'

/** A handbook, its theme, its code, and a site that is said to be made of them. */
class Place {
  readonly root = temporaryFolder()
  others = 'as of today'

  constructor() {
    write(this.root, {
      [document]: 'The disk is full.',
      'content/.gitignore': '*.draft',
      'theme/theme.yaml': '# Nothing.',
      'project/src/site.ts': 'export {}',
      'project/scripts/build.ts': 'export {}',
      'project/package-lock.json': '{}',
      [page]: 'The disk is full.',
    })
    commitAll(this.at('content'), '2026-05-01T00:00:00.000Z')
  }

  readonly at = (path: string) => join(this.root, path)

  state() {
    const [content, theme, project] = [this.at('content'), this.at('theme'), this.at('project')]
    return stateOfInputs({ content, theme, project, others: this.others })
  }

  async note(): Promise<void> {
    noteState(this.at('note'), this.at('place/site'), (await this.state())!, { said: 'One warning.' })
  }

  async said(): Promise<string | undefined> {
    const state = await this.state()
    return state && saidBefore(this.at('note'), this.at('place/site'), state)
  }

  /** Another text of the same length. */
  rewrite(path: string): void {
    write(this.root, { [path]: readFileSync(this.at(path), 'utf8').toUpperCase() })
  }
}

it('is up to date as long as nothing happens, and what was said of the content is said again', async () => {
  const place = new Place()
  expect(await place.said()).toBeUndefined()
  await place.note()
  expect(await place.said()).toBe('One warning.')
  expect(await place.said()).toBe('One warning.')
})

it.each<[string, (place: Place) => void]>([
  ['a document has another text of the same length', (place) => place.rewrite(document)],
  [
    'a document was changed and given its old time',
    (place) => {
      utimesSync(place.at(document), 0, 0)
      place.rewrite(document)
      utimesSync(place.at(document), 0, 0)
    },
  ],
  ['a document was written again', (place) => write(place.root, { [document]: 'The disk is full.' })],
  ['a document is new', (place) => write(place.root, { 'content/runbooks/more.md': '' })],
  ['a document is gone', (place) => rmSync(place.at(document))],
  ['a document has another name', (place) => renameSync(place.at(document), place.at('content/runbooks/disks.md'))],
  [
    'a document is a link to where it now stands',
    (place) => {
      renameSync(place.at(document), place.at('elsewhere.md'))
      symlinkSync(place.at('elsewhere.md'), place.at(document))
    },
  ],
  ['git ignores other files', (place) => write(place.root, { 'content/.gitignore': '*.md' })],
  [
    'somebody has committed',
    (place) => void git(place.at('content'), ['commit', '--quiet', '--allow-empty', '--message=Nothing']),
  ],
  ['there is no history any more', (place) => rmSync(place.at('content/.git'), { recursive: true })],
  [
    'a commit stands for another',
    ({ at }) => {
      const other = git(at('content'), ['commit-tree', 'HEAD^{tree}', '-m', 'Another'])
      git(at('content'), ['replace', 'HEAD', other])
    },
  ],
  ['the theme was changed', (place) => write(place.root, { 'theme/theme.yaml': '# Something.' })],
  ['the theme has a file more', (place) => write(place.root, { 'theme/extra.css': '' })],
  [
    'the theme has a link, which says nothing of what it leads to',
    (place) => symlinkSync(place.at(document), place.at('theme/logo.svg')),
  ],
  ['the code was changed', (place) => place.rewrite('project/src/site.ts')],
  ['a command was changed', (place) => place.rewrite('project/scripts/build.ts')],
  ['other packages are used', (place) => write(place.root, { 'project/package-lock.json': '[]' })],
  [
    'something else was asked for',
    (place) => {
      place.others = 'as of tomorrow'
    },
  ],
  ['a published file holds something else', (place) => place.rewrite(page)],
  ['a published file is gone', (place) => rmSync(place.at(page))],
  ['a published file may not be read', (place) => chmodSync(place.at(page), 0o600)],
  [
    'a published file is another of the same size and time',
    (place) => {
      write(place.root, { other: 'THE DISK IS FULL.' })
      utimesSync(place.at('other'), 1000, 1000)
      renameSync(place.at('other'), place.at(page))
    },
  ],
  ['somebody put a file into the site', (place) => write(place.root, { 'place/site/more.html': '' })],
  ['there is no site', (place) => rmSync(place.at('place'), { recursive: true })],
  [
    'a build was killed beside it, which somebody has to tidy up after',
    (place) => mkdirSync(place.at('place/.site.opsbook-stage-4711')),
  ],
  ['the note is gone', (place) => rmSync(place.at('note'))],
  [
    'the note was damaged',
    (place) => write(place.root, { note: readFileSync(place.at('note'), 'utf8').replace('One', 'Two') }),
  ],
  ['the note is somebody else’s', (place) => write(place.root, { note: '{}' })],
])('is not up to date where %s', async (_, happen) => {
  const place = new Place()
  // Both had this time before, where somebody has set it.
  utimesSync(place.at(document), 0, 0)
  utimesSync(place.at(page), 1000, 1000)
  await place.note()
  expect(await place.said()).toBe('One warning.')
  await setTimeout(20)
  happen(place)
  expect(await place.said()).toBeUndefined()
})

it('is still up to date where nothing that a build reads was changed', async () => {
  const place = new Place()
  await place.note()
  write(place.root, { 'theme/.notes.md': '', 'project/tests/a.ts': '', 'place/other-site/index.html': '' })
  linkSync(place.at(page), place.at('next-site'))
  expect(await place.said()).toBe('One warning.')
})

it('counts what was written a moment ago as not at rest: it may be written once more without another time', async () => {
  const place = new Place()
  const begun = Date.now()
  place.rewrite(document)
  const { atRest } = (await place.state())!
  expect(atRest).toBeGreaterThan(begun)
  expect(atRest).toBeLessThan(begun + 2500)
})
