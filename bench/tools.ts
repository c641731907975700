/** The tools that are compared: ours, and those that a team would pick instead, each set up as its own documentation says. */

import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { keptPlaces } from '../scripts/kept-places.ts'
import { asDocument, asPage, type CorpusPage, catalogues } from './corpus.ts'

const project = join(import.meta.dirname, '..')

export interface Tool {
  id: string
  /** As people call it, with what makes its search. */
  name: string
  /** What it is not asked to do, because it cannot, while ours does. */
  lacks: string
  /** Sets up an empty project, packages included. @returns what was installed, or why it cannot be had here */
  prepare(folder: string): { versions: string } | { missing: string }
  /** A page as its source file below the folder. */
  source(page: CorpusPage): [file: string, text: string]
  /** Run one after another in `cwd`; together they make the site with its search index. */
  commands(folder: string): string[][]
  cwd(folder: string): string
  /** The site, and a page of it. */
  out: string
  page(page: CorpusPage): string
  /** Below the folder: what earlier builds left, which a cold one does not have. */
  kept(folder: string): string[]
  /** A file that every page depends on, below the folder. The text holds “revision 0”. */
  template: string
}

const RUNTIME = [process.execPath]

export const tools: Tool[] = [
  {
    id: 'opsbook',
    name: 'Opsbook',
    lacks: '',
    prepare(folder) {
      for (const [file, text] of catalogues()) write(join(folder, 'content', file), text)
      write(join(folder, 'theme/extra.css'), '/* revision 0 */\n.site-footer { border-top-width: 1px }\n')
      return { versions: `${versionIn(project)}, Astro ${versionIn(join(project, 'node_modules/astro'))}` }
    },
    source(page) {
      const [file, text] = asDocument(page)
      return [`content/${file}`, text]
    },
    commands: (folder) => [
      [
        ...RUNTIME,
        ...['--import', './scripts/compile-cache.mjs', 'scripts/build.ts'],
        ...['--content', join(folder, 'content'), '--theme', join(folder, 'theme'), '--out', join(folder, 'site')],
        // The content lies in no repository of its own: the day is said, as that of the corpus.
        ...['--as-of', '2026-11-20', '--site', 'https://bench.example'],
      ],
    ],
    cwd: () => project,
    out: 'site',
    page: asFolder,
    kept: (folder) => keptPlaces(join(folder, 'content'), join(folder, 'site')),
    template: 'theme/extra.css',
  },
  peer({
    id: 'hugo',
    name: 'Hugo + Pagefind',
    pages: 'content',
    commands: [['hugo', '--quiet'], pagefind('public')],
    out: 'public',
    kept: ['resources', '.hugo_build.lock'],
    template: 'layouts/_default/baseof.html',
    program: ['hugo', 'version'],
  }),
  peer({
    id: 'eleventy',
    name: 'Eleventy + Pagefind',
    pages: 'content',
    commands: [[...RUNTIME, 'node_modules/@11ty/eleventy/cmd.cjs'], pagefind('_site')],
    out: '_site',
    kept: ['.cache'],
    template: 'layouts/page.njk',
  }),
  peer({
    id: 'astro',
    name: 'Astro + Pagefind',
    pages: 'content',
    commands: [[...RUNTIME, 'node_modules/astro/bin/astro.mjs', 'build', '--silent'], pagefind('public-site')],
    out: 'public-site',
    kept: ['.astro', 'node_modules/.astro', 'node_modules/.vite'],
    template: 'src/Frame.astro',
  }),
  peer({
    id: 'starlight',
    name: 'Starlight',
    pages: 'src/content/docs',
    commands: [[...RUNTIME, 'node_modules/astro/bin/astro.mjs', 'build', '--silent']],
    out: 'dist',
    kept: ['.astro', 'node_modules/.astro', 'node_modules/.vite'],
    template: 'src/Footer.astro',
  }),
  peer({
    id: 'vitepress',
    name: 'VitePress',
    pages: 'content',
    commands: [[...RUNTIME, 'node_modules/vitepress/bin/vitepress.js', 'build']],
    out: '.vitepress/dist',
    kept: ['.vitepress/cache'],
    template: '.vitepress/config.mjs',
    page: ({ folder, id }) => `${folder}/${id}.html`,
  }),
]

interface PeerFacts {
  id: string
  name: string
  /** Where its sources of pages are. */
  pages: string
  commands: string[][]
  out: string
  kept: string[]
  template: string
  page?: Tool['page']
  /** A program that npm does not bring, and how it tells its version. */
  program?: string[]
}

function peer({ pages, commands, kept, page = asFolder, program, ...facts }: PeerFacts): Tool {
  return {
    ...facts,
    lacks: 'checks no content beyond titles, resolves no links, audits no output, draws no timelines',
    prepare(folder) {
      const own = join(import.meta.dirname, 'peers', facts.id)
      const found = program && spawnSync(program[0]!, program.slice(1), { encoding: 'utf8' })
      if (found && found.status !== 0) return { missing: `${program[0]} is not installed` }
      cpSync(own, folder, { recursive: true })
      const packages = Object.keys(JSON.parse(readFileSync(join(own, 'package.json'), 'utf8')).dependencies)
      if (!packages.every((name) => existsSync(join(folder, 'node_modules', name)))) {
        const npm = spawnSync('npm', ['install', '--no-audit', '--no-fund'], { cwd: folder, encoding: 'utf8' })
        if (npm.status !== 0) return { missing: `npm could not install it: ${npm.stderr.trim().split('\n').at(-1)}` }
      }
      const versions = packages.map((name) => `${name} ${versionIn(join(folder, 'node_modules', name))}`)
      return { versions: [...(found ? [found.stdout.trim().split(' ', 2)[1]!] : []), ...versions].join(', ') }
    },
    source(each) {
      const [file, text] = asPage(each)
      return [`${pages}/${file}`, text]
    },
    commands: () => commands,
    cwd: (folder) => folder,
    page,
    kept: (folder) => kept.map((name) => join(folder, name)),
  }
}

function pagefind(site: string): string[] {
  return [...RUNTIME, 'node_modules/pagefind/lib/runner/bin.cjs', '--site', site, '--quiet']
}

function asFolder({ folder, id }: CorpusPage): string {
  return `${folder}/${id}/index.html`
}

function versionIn(folder: string): string {
  return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')).version
}

export function write(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, text)
}

/** Takes away what a tool has of an earlier corpus and of earlier builds. What npm installed stays. */
export function emptied(tool: Tool, folder: string): void {
  for (const path of [...tool.kept(folder), join(folder, tool.out)]) rmSync(path, { recursive: true, force: true })
  const pages = tool.source({ folder: 'runbooks', id: 'x', title: '', summary: '', day: '', data: {}, body: '' })[0]
  for (const name of ['postmortems', 'runbooks', 'processes']) {
    rmSync(join(folder, pages, '../..', name), { recursive: true, force: true })
  }
}
