import { describe, expect, it } from 'vitest'
import { listFiles, manifestOf, totalBytes } from '../../../src/publish/site-files.ts'
import { temporaryFolder, write } from './temporary-folder.ts'

describe('the files of a site', () => {
  it('are listed in code-unit order, whatever order the disk keeps', async () => {
    const folder = temporaryFolder()
    write(folder, { 'ä.html': '1', 'b/index.html': '22', 'a/z.html': '333', 'Z.html': '4444', 'b.html': '55555' })
    const files = await listFiles(folder)
    expect(files.map((file) => file.path)).toEqual(['Z.html', 'a/z.html', 'b.html', 'b/index.html', 'ä.html'])
    expect(totalBytes(files)).toBe(15)
  })

  it('have one manifest when they are the same and another when a single byte differs', async () => {
    const [one, same, other] = [temporaryFolder(), temporaryFolder(), temporaryFolder()]
    write(one, { 'a.html': 'x', 'b/c.css': 'y' })
    write(same, { 'b/c.css': 'y', 'a.html': 'x' })
    write(other, { 'a.html': 'x', 'b/c.css': 'Y' })
    expect(await manifestOf(same)).toEqual(await manifestOf(one))
    expect(await manifestOf(other)).not.toEqual(await manifestOf(one))
  })
})
