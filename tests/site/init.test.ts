import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { projectRoot, run as runCommand } from './opsbook-command.ts'
import { git } from './small-handbook.ts'
import { workspace, write } from './workspace.ts'

const root = workspace()

describe('npm run init', () => {
  it.each([
    { lang: 'en', forge: 'github', base: '/' },
    { lang: 'de', forge: 'gitlab', base: '/hb/' },
  ])('makes a handbook in $lang for $forge that is built at once, below $base', async ({ lang, forge, base }) => {
    const content = join(root, lang)
    const options = ['--lang', lang, '--forge', forge, '--organisation', 'Example Cloud', '--name', 'Keep & <run>']
    const made = await runCommand('init', [
      content,
      ...options,
      '--opsbook-repository',
      'https://git.example.org/o.git',
    ])
    expect(made).toMatchObject({ code: 0, stderr: '' })
    expect(made.stdout).toMatch(new RegExp(`^Written: \\d+ files in ${content}\\n`))
    git(content, ['init', '--quiet', '--initial-branch=main'])
    git(content, ['add', '--all'])
    git(content, ['commit', '--quiet', '--message=A handbook'])

    const out = join(root, `site-${lang}`)
    const built = await runCommand('build', ['--content', content, '--out', out, '--base', base, '--strict'])
    expect(built).toMatchObject({ code: 0, stderr: '' })
    const start = readFileSync(join(out, 'index.html'), 'utf8')
    expect(start).toContain('Example Cloud')
    expect(start).toContain(`<html lang="${lang}"`)
    expect(start).not.toContain('<run>')
    expect(readFileSync(join(out, 'manifesto/index.html'), 'utf8')).toContain(
      lang === 'de' ? 'Woran wir uns halten' : 'What we hold to',
    )
    // The manifesto and what is true of every handbook are public; the invented postmortem is not.
    expect(readdirSync(join(out, 'processes')).length).toBeGreaterThan(1)
    expect(readdirSync(join(out, 'runbooks')).length).toBeGreaterThan(1)
    expect(existsSync(join(out, 'postmortems', lang === 'de' ? 'beispiel' : 'example'))).toBe(false)
  })

  it('writes nothing where something of its own name is, and names all of it', async () => {
    const folder = join(root, 'full')
    write(folder, { 'README.md': 'mine', 'handbook.yaml': 'mine' })
    const { code, stderr, stdout } = await runCommand('init', [folder, '--yes'])
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toBe(
      `These are in the way in ${folder}, and nothing was written:\n  README.md\n  handbook.yaml\nName a folder that does not exist yet, or move them away.\n`,
    )
    expect(readdirSync(folder).sort()).toEqual(['README.md', 'handbook.yaml'])
  })

  it.each([
    { words: [], says: 'Where shall it be? Name a folder: npm run init -- ../our-handbook' },
    { words: ['a', 'b'], says: 'One folder, not 2: a b' },
    { words: ['x', '--lang', 'fr'], says: '--lang fr: there is en, de' },
    { words: ['x', '--forge', 'svn'], says: '--forge svn: there is github, gitlab, none' },
    { words: ['x', '--name', ''], says: '--name ' },
    { words: ['x', '--name', 'n'.repeat(81)], says: '--name ' },
    { words: ['x', '--name', 'a\nb'], says: '--name ' },
    { words: ['x', '--repository', 'javascript:alert(1)'], says: '--repository ' },
    { words: ['x', '--repository', 'https://me:secret@example.org/x'], says: '--repository ' },
    { words: ['x', '--opsbook-repository', '"; rm -rf ~; "'], says: '--opsbook-repository is no address' },
    { words: ['x', '--opsbook-repository=--upload-pack=evil'], says: '--opsbook-repository is no address' },
    { words: ['content/x'], says: 'is inside of Opsbook itself' },
    { words: ['.'], says: 'is inside of Opsbook itself' },
    { words: ['..'], says: 'holds Opsbook itself' },
    { words: ['package.json/x'], says: 'is inside of Opsbook itself' },
  ])('refuses $words', async ({ words, says }) => {
    const { code, stdout, stderr } = await runCommand('init', words, { cwd: words[0] === 'x' ? root : projectRoot })
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toContain(says)
    expect(stderr).not.toContain('secret')
    expect(existsSync(join(root, 'x'))).toBe(false)
  })
})
