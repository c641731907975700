/** Text for Markdown that is not ours to style. */
import { printable } from './printable.ts'

/**
 * Text that Markdown and HTML take as text. Every sign that could mean something within a line is a character
 * reference. “www.…”, “https:…”, “@name” and “#1” are made links after those are resolved: an element without content
 * parts them.
 */
export function markdownText(text: string): string {
  return printable(text)
    .replace(/[!"#$%&()*+./:<=>@[\\\]^_`{|}~]/g, (sign) => `&#${sign.charCodeAt(0)};`)
    .replace(/&#(?:35|58|64);(?=\S)/g, '$&<wbr>')
    .replaceAll('&#46;', '<wbr>&#46;')
}
