/**
 * Makes a rendered body fit into another page: its anchors get a prefix, so that those of several bodies
 * do not meet, and its headings go down some levels. Works on our own renderer’s HTML, whose attributes are
 * always in double quotes.
 */
export function embeddedBody(html: string, prefix: string, levels: number): string {
  return html
    .replace(/ (id|for|popovertarget)="([^"]+)"/g, ` $1="${prefix}$2"`)
    .replace(/ href="#([^"]+)"/g, ` href="#${prefix}$1"`)
    .replace(/ (aria-(?:labelledby|describedby|controls|details))="([^"]+)"/g, (_, name: string, ids: string) => {
      const prefixed = ids.split(' ').map((id) => prefix + id)
      return ` ${name}="${prefixed.join(' ')}"`
    })
    .replace(
      /<(\/?)h([2-6])(?=[\s>])/g,
      (_, slash: string, level: string) => `<${slash}h${Math.min(6, Number(level) + levels)}`,
    )
}
