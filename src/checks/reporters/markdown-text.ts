/** Text for Markdown that is not ours to style. */
import { printable } from './printable.ts'

/** Text that Markdown and HTML take as text: every sign that could mean something within a line is a character reference. */
export function markdownText(text: string): string {
  return printable(text).replace(/[!"#$%&()*+./:<=>@[\\\]^_`{|}~]/g, (sign) => `&#${sign.charCodeAt(0)};`)
}
