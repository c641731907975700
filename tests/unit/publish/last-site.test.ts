/** What is taken from the last site: only what is still, to the byte, what was written; and never through a link. */
import {
  chmodSync,
  cpSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { keepText } from '../../../src/publish/kept-text.ts'
import { keepList, LastSite } from '../../../src/publish/last-site.ts'
import { observed, SiteDigests } from '../../../src/publish/reads.ts'
import { StagedFiles } from '../../../src/publish/staged-files.ts'
import type { SiteContent } from '../../../src/site-content.ts'
import { temporaryFolder, write } from './temporary-folder.ts'

/** A site of two services, and what is made of it: a page for each that says its name. */
function siteWith(names: { [id: string]: string }) {
  const facts = { catalogues: {}, modified: false }
  const record = { facts, services: new Map(Object.entries(names)) }
  const content = { facts, records: new Map([['en', record]]) } as unknown as SiteContent
  const site = observed(content)
  const services = () => site.content.records.get('en')!.services as unknown as Map<string, string>
  const artifacts = Object.keys(names).map((id) => ({
    name: id,
    from: { id },
    make: () => [
      { path: `${id}/index.html`, content: `This is ${services().get(id)}` },
      { path: `${id}/data.json`, content: JSON.stringify(id) },
    ],
  }))
  return { site, digests: new SiteDigests(content, new Map()), artifacts }
}

function lastSite(out: string, list: string, version: string): LastSite | undefined {
  const last = new LastSite(out, list)
  return last.version === version ? last : undefined
}

/** Builds into a folder what the names make, with what the last site in `out` has; tells how many files were made. */
async function build(place: string, names: { [id: string]: string }, version = '1'): Promise<number> {
  const [out, stage, list] = [join(place, 'site'), join(place, 'stage'), join(place, 'list.json')]
  const { site, digests, artifacts } = siteWith(names)
  mkdirSync(stage)
  const staged = new StagedFiles(stage, lastSite(out, list, version), digests, site.during)
  await staged.keepOrMake(artifacts)
  await staged.settle()
  rmSync(out, { recursive: true, force: true })
  renameSync(stage, out)
  keepList(list, { version, state: '', made: staged.all, digests })
  return staged.fresh().length
}

const names = { api: 'the API', store: 'the store' }
const page = (place: string) => join(place, 'site/api/index.html')

describe('a second build', () => {
  it('makes nothing where nothing has changed, and what has changed where something has', async () => {
    const place = temporaryFolder()
    expect(await build(place, names)).toBe(4)
    expect(await build(place, names)).toBe(0)
    expect(await build(place, { ...names, api: 'another API' })).toBe(2)
    expect(readFileSync(page(place), 'utf8')).toBe('This is another API')
    expect(await build(place, { ...names, api: 'another API', desk: 'the desk' })).toBe(2)
    expect(await build(place, { store: 'the store' })).toBe(0)
    expect(() => statSync(page(place))).toThrow('ENOENT')
  })

  it('takes files by the thousand in another thread, and has all of them when it ends', async () => {
    const place = temporaryFolder()
    const many = Object.fromEntries(Array.from({ length: 1100 }, (_, at) => [`service-${at}`, `the service ${at}`]))
    expect(await build(place, many)).toBe(2200)
    const before = statSync(join(place, 'site/service-7/index.html')).ino
    expect(await build(place, { ...many, 'service-1099': 'another one' })).toBe(2)
    expect(readdirSync(join(place, 'site')).length).toBe(1100)
    for (const id of Object.keys(many))
      expect(readdirSync(join(place, 'site', id))).toEqual(['data.json', 'index.html'])
    expect(statSync(join(place, 'site/service-7/index.html')).ino).toBe(before)
    expect(await build(place, { ...many, 'service-1099': 'another one' })).toBe(0)
  })

  it('makes everything for another version of what all files are made of', async () => {
    const place = temporaryFolder()
    await build(place, names)
    expect(await build(place, names, '2')).toBe(4)
  })

  it('takes what was copied to another place, or put back from a backup: its bytes decide', async () => {
    const place = temporaryFolder()
    await build(place, names)
    cpSync(join(place, 'site'), join(place, 'copy'), { recursive: true })
    rmSync(join(place, 'site'), { recursive: true })
    renameSync(join(place, 'copy'), join(place, 'site'))
    expect(await build(place, names)).toBe(0)
  })
})

describe('a file of the last site is made again', () => {
  const others = 'THIS IS the API'
  it.each<[string, (file: string) => void]>([
    ['that was removed', (file) => rmSync(file)],
    ['that was cut short', (file) => truncateSync(file, 3)],
    ['that holds other bytes', (file) => writeFileSync(file, others)],
    [
      'that was replaced by another of the same size and time',
      (file) => {
        const { atime, mtime } = statSync(file)
        rmSync(file)
        writeFileSync(file, others)
        utimesSync(file, atime, mtime)
      },
    ],
    [
      'whose place has a folder',
      (file) => {
        rmSync(file)
        mkdirSync(file)
      },
    ],
    [
      'whose place has a link to what it held',
      (file) => {
        renameSync(file, `${file}.elsewhere`)
        symlinkSync(`${file}.elsewhere`, file)
      },
    ],
    ['that others may no longer read', (file) => chmodSync(file, 0o600)],
  ])('%s', async (_, damage) => {
    const place = temporaryFolder()
    await build(place, names)
    const { mode } = statSync(page(place))
    damage(page(place))
    expect(await build(place, names)).toBe(2)
    expect(readFileSync(page(place), 'utf8')).toBe('This is the API')
    expect(lstatSync(page(place)).mode).toBe(mode)
  })
})

describe('a list of the last site that is no list', () => {
  it.each<[string, (list: string) => void]>([
    ['because it is gone', (list) => rmSync(list)],
    ['because it was cut short', (list) => truncateSync(list, statSync(list).size - 1)],
    ['because it is empty', (list) => truncateSync(list, 0)],
    [
      'because a sign in it is another',
      (list) => writeFileSync(list, readFileSync(list, 'utf8').replace('records', 'recordz')),
    ],
    [
      'because another version wrote it',
      (list) => keepText(list, '{"version":"1","state":"","reads":["[]"],"made":{}}'),
    ],
    ['because somebody else wrote it', (list) => writeFileSync(list, 'no list\n{}')],
    [
      'because it is a folder',
      (list) => {
        rmSync(list)
        mkdirSync(list)
      },
    ],
  ])('counts as none, %s', async (_, damage) => {
    const place = temporaryFolder()
    await build(place, names)
    damage(join(place, 'list.json'))
    expect(await build(place, names)).toBe(4)
    expect(readFileSync(page(place), 'utf8')).toBe('This is the API')
  })
})

describe('what is written into a site', () => {
  it('never goes through a link, and never over what is there', async () => {
    const place = temporaryFolder()
    write(place, { elsewhere: 'mine' })
    mkdirSync(join(place, 'stage/api'), { recursive: true })
    symlinkSync(join(place, 'elsewhere'), join(place, 'stage/api/index.html'))
    const { site, digests, artifacts } = siteWith(names)
    const staged = new StagedFiles(join(place, 'stage'), undefined, digests, site.during)
    await expect(staged.keepOrMake(artifacts)).rejects.toThrow('EEXIST')
    expect(readFileSync(join(place, 'elsewhere'), 'utf8')).toBe('mine')
  })

  it('leaves the last site as it was: a file that both have is changed in neither', async () => {
    const place = temporaryFolder()
    await build(place, names)
    cpSync(join(place, 'site'), join(place, 'before'), { recursive: true })
    const { site, digests, artifacts } = siteWith({ ...names, api: 'another API' })
    mkdirSync(join(place, 'stage'))
    const last = new LastSite(join(place, 'site'), join(place, 'list.json'))
    await new StagedFiles(join(place, 'stage'), last, digests, site.during).keepOrMake(artifacts)
    for (const file of ['api/index.html', 'store/index.html']) {
      expect(readFileSync(join(place, 'site', file))).toEqual(readFileSync(join(place, 'before', file)))
    }
  })
})
