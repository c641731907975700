import { mkdirSync, readdirSync, symlinkSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { MARKER, writeMarker } from '../../../src/publish/marker.ts'
import { assertOurs, OutputRefused, type Precious } from '../../../src/publish/output-folder.ts'
import { temporaryFolder, write } from './temporary-folder.ts'

function aProject(): Precious {
  const project = temporaryFolder()
  write(project, { 'content/runbooks/a.md': '# A', 'package.json': '{}' })
  return { project, content: join(project, 'content') }
}

describe('a build may publish to', () => {
  it('a folder that does not exist, however deep', () => {
    const precious = aProject()
    assertOurs(join(precious.project, 'dist'), precious)
    assertOurs(join(precious.project, 'not/yet/there'), precious)
  })

  it('an empty folder', () => {
    const precious = aProject()
    mkdirSync(join(precious.project, 'dist'))
    assertOurs(join(precious.project, 'dist'), precious)
  })

  it('a folder that an earlier build published', async () => {
    const precious = aProject()
    write(precious.project, { 'dist/index.html': '<h1>' })
    await writeMarker(join(precious.project, 'dist'), '1.2.3')
    assertOurs(join(precious.project, 'dist'), precious)
  })

  it('a folder whose name only begins like that of the content folder', () => {
    const precious = aProject()
    assertOurs(join(precious.project, 'content-site'), precious)
  })
})

describe('a build refuses, and touches nothing, when --out is', () => {
  const refused: [string, (precious: Precious) => string, RegExp][] = [
    ['the root of the file system', () => '/', /root of the file system/],
    ['the home directory', () => homedir(), /your home directory/],
    ['the project', ({ project }) => project, /it is the project itself/],
    ['a folder that holds the project', ({ project }) => join(project, '..'), /it holds the project itself/],
    ['the content folder', ({ content }) => content, /it is the content folder/],
    ['within the content folder', ({ content }) => join(content, 'new/dist'), /within the content folder/],
    ['a file', ({ project }) => join(project, 'package.json'), /it is a file/],
    [
      'a folder with something else in it',
      ({ project }) => {
        write(project, { 'photos/1.jpg': 'x', 'photos/2.jpg': 'x', 'photos/3.jpg': 'x', 'photos/4.jpg': 'x' })
        return join(project, 'photos')
      },
      /it holds 1\.jpg, 2\.jpg, 3\.jpg and 1 more/,
    ],
    [
      'a folder with a marker of some other program',
      ({ project }) => {
        write(project, { [`other/${MARKER}`]: '{"generator":"other"}' })
        return join(project, 'other')
      },
      /no \.opsbook\.json that says/,
    ],
    [
      'a git working tree, also one that we published to',
      ({ project }) => {
        write(project, { 'pages/.git': 'gitdir: elsewhere', [`pages/${MARKER}`]: '{"generator":"opsbook"}' })
        return join(project, 'pages')
      },
      /its \.git would be lost/,
    ],
    [
      'a link to somewhere',
      ({ project }) => {
        mkdirSync(join(project, 'elsewhere'))
        symlinkSync(join(project, 'elsewhere'), join(project, 'link'))
        return join(project, 'link')
      },
      /it is a link to/,
    ],
    [
      'a new folder behind a link into the content folder',
      ({ project, content }) => {
        symlinkSync(content, join(project, 'link'))
        return join(project, 'link/dist')
      },
      /within the content folder/,
    ],
  ]

  it.each(refused)('%s', (_, place, why) => {
    const precious = aProject()
    const out = place(precious)
    const before = readdirSync(precious.project, { recursive: true })
    let error: unknown
    try {
      assertOurs(out, precious)
    } catch (thrown) {
      error = thrown
    }
    expect(error).toBeInstanceOf(OutputRefused)
    expect(error).toMatchObject({
      message: expect.stringMatching(why),
      exitCode: 2,
      remedy: expect.stringMatching(/\w/),
    })
    expect(readdirSync(precious.project, { recursive: true })).toEqual(before)
  })
})
