import { mkdirSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { readTheme } from '../../../src/reader/theme.ts'
import { contentFolder, themeFolder } from './content.ts'

let content: string
beforeEach(() => {
  content = contentFolder({})
})

describe('a theme is refused', () => {
  it.each([
    ['that does not exist', () => join(content, '../no-such-theme'), 'there is no such folder'],
    ['that lies within the content', () => join(content, 'runbooks'), 'it lies within the content folder'],
    ['that is the content', () => content, 'it lies within the content folder'],
    ['that holds the content', () => join(content, '..'), 'the content folder lies within it'],
    ['that leads into the content by a link', linkInto, 'it lies within the content folder'],
  ])('%s', async (_, folder, reason) => {
    mkdirSync(join(content, 'runbooks'), { recursive: true })
    await expect(readTheme(folder(), content)).rejects.toMatchObject({
      exitCode: 2,
      message: expect.stringContaining(reason),
    })
  })

  function linkInto(): string {
    const link = join(themeFolder({}), 'link')
    symlinkSync(join(content, 'runbooks'), link)
    return link
  }
})

it('a folder whose name begins like that of the content is beside it', async () => {
  const place = themeFolder({ 'content/handbook.yaml': '', 'content-theme/extra.css': '' })
  expect((await readTheme(`${place}/content-theme`, `${place}/content`)).files).toEqual(['extra.css'])
})

it.each([
  ['<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20"/>', 2],
  ["<svg xmlns='http://www.w3.org/2000/svg' viewBox='-1,-1 30,20'/>", 1.5],
  ['<svg xmlns="http://www.w3.org/2000/svg" width="90" height="30"/>', 3],
  ['<svg xmlns="http://www.w3.org/2000/svg"/>', 1],
  ['<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 0"/>', 1],
])('the logo %s keeps its place on the page', async (logo, proportion) => {
  const theme = await readTheme(themeFolder({ 'logo.svg': logo }), content)
  expect(theme.facts.logo).toBe(proportion)
})

it('hidden files and packages are no part of a theme', async () => {
  const theme = await readTheme(
    themeFolder({ '.editorconfig': '', 'node_modules/x/index.js': '', 'extra.css': '' }),
    content,
  )
  expect(theme.files).toEqual(['extra.css'])
})
