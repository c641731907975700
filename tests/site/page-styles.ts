import type { BuiltSite, Page } from './built-site.ts'
import { filesWith } from './page-weight.ts'

/**
 * Rules of any style sheet of the site that are about what a page has, and are not in the sheet that it loads; in a line
 * each. A selector is taken for what its names say: what stands in `:is()` and `:not()` is not looked at.
 */
export function missingStyles(site: BuiltSite): string[] {
  const sheets = new Map(
    site.files.filter((path) => /^site\..*\.css$/.test(path)).map((path) => [site.base + path, rulesOf(site, path)]),
  )
  const all = new Map([...sheets.values()].flatMap((rules) => [...rules]))
  return site.pages
    .filter(({ redirect }) => redirect === undefined)
    .flatMap((page) => {
      const own = filesWith(page).flatMap((path) => sheets.get(path) ?? [])
      const names = namesIn(page)
      return [...all]
        .filter(
          ([rule, selectors]) =>
            !own.some((rules) => rules.has(rule)) && selectors.some((each) => each.every((name) => names.has(name))),
        )
        .map(([rule]) => `${page.address} ${rule}`)
    })
}

/** The rules of a sheet, and the names that each of their selectors asks for: elements, `.classes`. */
function rulesOf(site: BuiltSite, path: string): Map<string, string[][]> {
  const rules = site
    .bytes(path)
    .toString()
    .matchAll(/([^{}]+)\{[^{}]*\}/g)
  return new Map(
    [...rules].filter(([, prelude]) => !prelude!.includes('@')).map(([rule, prelude]) => [rule, selectorsIn(prelude!)]),
  )
}

function selectorsIn(prelude: string): string[][] {
  let plain = prelude.replace(/\[[^\]]*\]/g, '').replace(/:has\(([^()]*)\)/g, ' $1')
  while (/\(/.test(plain)) plain = plain.replace(/\([^()]*\)/g, '')
  return plain.split(',').map((selector) => selector.replace(/::?[\w-]+/g, '').match(/\.?[a-z][\w-]*/gi) ?? [])
}

/** Elements and classes of a page. */
function namesIn(page: Page): Set<string> {
  return new Set(
    page.elements.flatMap(({ tagName, properties }) => [
      tagName,
      ...[properties['className'] ?? []].flat().map((name) => `.${name}`),
    ]),
  )
}
