import { readFileSync } from 'node:fs'
import { join, posix } from 'node:path'
import { assetProblem } from '../../images/asset-problem.ts'
import { didYouMean } from '../../model/explain.ts'
import type { Range } from '../../model/finding.ts'
import { DARK_LOGO, EXTRA_STYLES, type FontUse, LOGO, replaceable, THEME_FILE } from '../../model/theme.ts'
import { wholeFile } from '../../reader/source-text.ts'
import { styleAddresses } from '../../reader/style-addresses.ts'
import type { Theme } from '../../reader/theme.ts'
import type { Rule, RuleFinding } from '../rule.ts'

export const themeFile: Rule = {
  id: 'theme-file',
  severity: 'error',
  essential: true,
  description: 'A theme holds what a theme can have, and its styles load nothing that is not in it.',
  why: 'A file under another name has no effect, and nobody says so. A font of another host tells that host who reads what.',
  remedy: 'Name the file as docs/theming.md does, and keep fonts and pictures in the folder of the theme.',
  bad: {
    kind: 'runbook',
    theme: { 'extra.css': "@import 'https://fonts.example/sans.css';\nh1 { letter-spacing: 0 }\n" },
  },
  good: { kind: 'runbook', theme: { 'extra.css': 'h1 { letter-spacing: 0 }\n' } },
  *check({ theme }) {
    if (!theme) return
    yield* unknownFiles(theme)
    yield* damagedFiles(theme)
    yield* missingFonts(theme)
    yield* foreignStyles(theme)
  },
}

const SINGLE = [THEME_FILE, LOGO, DARK_LOGO, EXTRA_STYLES]
const isText = (path: string) => /^(?:readme|licen[cs]e|ofl)\b[^/]*$/i.test(path.split('/').at(-1)!)

function* unknownFiles({ files, fileName }: Theme): Generator<RuleFinding> {
  for (const path of files) {
    const [folder, ...rest] = path.split('/')
    if (SINGLE.includes(path) || isText(path) || (folder === 'images' && rest.length > 0)) continue
    if (folder === 'fonts' && path.endsWith('.woff2')) continue
    if (folder === 'components') {
      const name = rest[0]!.replace(/\.astro$/, '')
      // Below a further folder are the parts that own components are made of.
      if (rest.length > 1 || Object.hasOwn(replaceable, name)) continue
      const names = Object.keys(replaceable)
      yield {
        ...inFile(fileName(path)),
        message: `there is no component “${name}” that a theme may replace`,
        hint:
          didYouMean(name, names) ??
          `These may be replaced: ${names.join(', ')}. Parts of them stand in a folder below components/.`,
      }
      continue
    }
    yield {
      ...inFile(fileName(path)),
      message: 'this is no file that a theme has',
      hint:
        didYouMean(path, SINGLE) ??
        `A theme has ${SINGLE.join(', ')}, fonts/NAME.woff2, pictures in images/, and components/NAME.astro.`,
    }
  }
}

function* damagedFiles({ root, files, fileName }: Theme): Generator<RuleFinding> {
  if (files.includes(DARK_LOGO) && !files.includes(LOGO)) {
    yield {
      ...inFile(fileName(DARK_LOGO)),
      message: 'there is a logo for the dark scheme, and none for the light one',
      hint: `Add ${LOGO}; alone it serves both.`,
    }
  }
  for (const path of files) {
    const bytes = () => readFileSync(join(root, path))
    if (path === LOGO || path === DARK_LOGO || path.startsWith('images/')) {
      const problem = isText(path) ? undefined : assetProblem(path, bytes())
      if (problem) yield { ...inFile(fileName(path)), ...problem }
    }
    if (path.endsWith('.woff2') && bytes().subarray(0, 4).toString('latin1') !== 'wOF2') {
      yield {
        ...inFile(fileName(path)),
        message: 'this is no WOFF2 font',
        hint: 'Convert the font to WOFF2, which every browser reads, and which is the smallest.',
      }
    }
  }
}

function* missingFonts({ facts, files, fileName, locate }: Theme): Generator<RuleFinding> {
  for (const use of Object.keys(facts.fonts) as FontUse[]) {
    for (const [index, { file }] of (facts.fonts[use]?.faces ?? []).entries()) {
      if (files.includes(file)) continue
      const fonts = files.filter((path) => path.startsWith('fonts/'))
      yield {
        file: fileName(THEME_FILE),
        ...locate(['fonts', use, 'faces', index, 'file']),
        message: `the theme has no “${file}”`,
        hint:
          didYouMean(file, fonts) ?? (fonts.length > 0 ? `It has ${fonts.join(', ')}.` : 'Put the font into fonts/.'),
      }
    }
  }
}

/** What `extra.css` would load from elsewhere: the site’s policy would refuse it in every browser. */
function* foreignStyles({ files, fileName, sources }: Theme): Generator<RuleFinding> {
  const source = sources.get(fileName(EXTRA_STYLES))
  for (const { target, start, end } of source ? styleAddresses(source.text) : []) {
    const place = { file: fileName(EXTRA_STYLES), ...source!.range(start, end) }
    const isImport = source!.text.startsWith('@import', start) || /@import\s+$/.test(source!.text.slice(0, start))
    if (isImport) {
      yield {
        ...place,
        message: `“${target}” is imported: the site has one style sheet, and this is its end`,
        hint: 'Write what it says into this file.',
      }
    } else if (/^(?:[a-z][a-z\d+.-]*:|\/)/i.test(target)) {
      yield {
        ...place,
        message: `“${target}” is not a file of the theme: the site’s policy lets nothing else load`,
        hint: 'Put the file into images/ or fonts/ of the theme, and name it from there: url(images/NAME.svg).',
      }
    } else if (!target.startsWith('#') && !files.includes(posix.normalize(target))) {
      yield {
        ...place,
        message: `the theme has no “${target}”`,
        hint: didYouMean(target, files) ?? 'Name a file of the theme, from its folder: url(images/NAME.svg).',
      }
    }
  }
}

function inFile(file: string): { file: string } & Range {
  return { file, ...wholeFile }
}
